"""HCPCS Level II and its modifiers out of the Outpatient Code Editor's tables. Its HCPCS table also holds CPT and CDT rows, whose
descriptors belong to their owners: nothing but Level II leaves this module."""
import pathlib
import re

from oce import editor_rows, quarters
from tables import iso, on_disk, tsv

# Codes with a letter and four digits; D codes are CDT, and a digit in front or a letter at the end is CPT.
LEVEL_II = re.compile(r"[A-CE-V]\d{4}")
# Numbers alone are shown for the modifiers of CPT; internal ones of the editor begin with #.
MODIFIER = re.compile(r"[0-9A-Z]{2}")
NO_UPPER_AGE = 124

# Columns of the editor's table that say something of a code by itself, and the names under which they are kept.
FLAGS = {
    "dmerc_billable_only": "dmerc-only",
    "non_billable_mac": "not-billable-mac",
    "not_recognized_mcare": "not-recognized-medicare",
    "not_recognized_opps": "not-recognized-opps",
    "non_covered": "non-covered",
    "questionable": "questionable",
    "statutory_exclusion": "statutory-exclusion",
    "vaccine": "vaccine",
    "blood_product": "blood-product",
    "device": "device",
    "device_procedure": "device-procedure",
    "unclassified_drug": "unclassified-drug",
    "information_only": "information-only",
    "telehealth": "telehealth",
    "deductible_coins_na": "no-cost-sharing",
    "skin_substitute_lo": "skin-substitute-low",
    "skin_substitute_hi": "skin-substitute-high",
    "passthrough_device": "pass-through-device",
    "passthrough_radiopharm": "pass-through-radiopharmaceutical",
    "opioid_treatment_program": "opioid-treatment-program",
}
# What the editor's date of a quarter's middle means, by the number of the edit that it fires.
MID_QUARTER = {67: "fda-approval", 68: "ncd", 69: "approval-period", 110: "initial-marketing", 134: "cms-termination"}

MODIFIER_FLAGS = {
    "ncci": "ncci",
    "therapy": "therapy",
    "telehealth": "telehealth",
    "assistant_surgeon": "assistant-surgeon",
    "non_discount": "no-multiple-reduction",
    "device_req_exclusion": "device-not-required",
    "died_transferred": "died-or-transferred",
}


def mid_quarter(value: dict) -> str:
    """`what:from:to`, where the editor restricts a code to part of a quarter; dates of the far future stand for "open"."""
    number = int(value["mid_quarter_date_edit"])
    if not number:
        return ""
    days = [iso(d) if d and int(d) < 20300000 else "" for d in (value["date_approved"], value["date_terminated"])]
    return ":".join([MID_QUARTER[number], *days])


@on_disk
def hcpcs_codes(file: pathlib.Path) -> bytes:
    """Level II codes by quarter. An age limit is given only where there is one; 0 is a newborn."""
    span = quarters(file)
    found = []
    for key, value in editor_rows(file, "data_hcpcs"):
        code, low, high = key.split("|")
        if not LEVEL_II.fullmatch(code):
            continue
        first, last = span(low, high)
        upper = int(value["hi_age"])
        apc = int(value["apc"])
        found.append((
            code, first, last, " ".join(value["description"].split()), value["status_indicator"], int(value["payment_indicator"]),
            apc or "", int(value["lo_age"]) or "", "" if upper == NO_UPPER_AGE else upper,
            ",".join(name for column, name in FLAGS.items() if value[column]), mid_quarter(value),
        ))
    return tsv("code from to short status payment apc youngest oldest flags midQuarter", found)


@on_disk
def hcpcs_modifiers(file: pathlib.Path) -> bytes:
    span = quarters(file)
    found = []
    for key, value in editor_rows(file, "data_modifier"):
        code, low, high = key.split("|")
        if MODIFIER.fullmatch(code):
            found.append((code, *span(low, high), ",".join(name for column, name in MODIFIER_FLAGS.items() if value[column])))
    return tsv("code from to flags", found)


@on_disk
def hcpcs_indicators(file: pathlib.Path) -> bytes:
    """Texts of the OPPS status indicators and of the payment indicators, as CMS words them."""
    span = quarters(file)
    found = []
    for kind, table in (("status", "data_status_indicator"), ("payment", "data_payment_indicator")):
        for key, value in editor_rows(file, table):
            indicator, low, high = key.split("|")
            found.append((kind, indicator, *span(low, high), " ".join(value["description"].split())))
    return tsv("kind indicator from to text", found)


READERS = {"hcpcs-codes": hcpcs_codes, "hcpcs-modifiers": hcpcs_modifiers, "hcpcs-indicators": hcpcs_indicators}
