"""Groups stays (JSON lines on standard input) by the package msdrg, `--rounds` times; gives seconds of each round and the DRGs."""
import argparse
import json
import sys
import time

import msdrg

parser = argparse.ArgumentParser()
parser.add_argument("--rounds", type=int, default=3)
rounds = parser.parse_args().rounds


def diagnosis(given: dict) -> dict:
    return {**given, "code": given["code"].replace(".", "")}


claims = [
    {
        "version": int(stay["version"].replace(".", "")),
        "age": stay["age"],
        "sex": "MFU".index(stay["sex"]),
        "discharge_status": int(stay["dischargeStatus"]),
        "hospital_status": "EXEMPT" if stay.get("poaExempt") else "NOT_EXEMPT",
        "pdx": diagnosis(stay["principal"]),
        "sdx": [diagnosis(one) for one in stay["secondary"]],
        "procedures": [{"code": code} for code in stay["procedures"]],
    }
    for stay in map(json.loads, sys.stdin)
]
with msdrg.MsdrgGrouper() as grouper:
    drgs = [grouper.group(claim)["final_drg"] for claim in claims]
    seconds = []
    for _ in range(rounds):
        start = time.perf_counter()
        for claim in claims:
            grouper.group(claim)
        seconds.append(time.perf_counter() - start)
print(json.dumps({"seconds": seconds, "drgs": drgs}))
