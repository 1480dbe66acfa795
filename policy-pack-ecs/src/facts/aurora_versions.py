#!/usr/bin/env python3
"""Writes the table of the versions of Aurora PostgreSQL that can be created.

    pip download --no-deps cfn-lint==1.58.0
    python3 aurora_versions.py cfn_lint-1.58.0-py3-none-any.whl \
        > ../main/resources/dev/policypack/ecs/aws/aurora-versions.txt

cfn-lint (MIT-0) asks AWS in every Region for the versions of its engines, and keeps those that it has seen, and which of them can no
longer be created. The second argument is the day on which its version was published. How long AWS supports a major is on a page
only; it stands in AuroraVersions.java.

The table: comments begin with #. Each other line is a major, and its minors.
"""

import json
import re
import sys
import zipfile

FOLDER = "cfnlint/data/schemas/extensions/aws_rds_dbcluster/"


def versions(wheel, file):
    """The versions that a schema lists for Aurora PostgreSQL, those of a part of the schema that speaks of no other engine."""
    with zipfile.ZipFile(wheel) as archive:
        schema = json.loads(archive.read(FOLDER + file))
    found = set()
    for part in schema["allOf"]:
        if part["if"]["properties"]["Engine"].get("const") == "aurora-postgresql":
            for where in (part["if"], part["then"] or {}):
                found.update(where.get("properties", {}).get("EngineVersion", {}).get("enum", []))
    return found


def main():
    wheel = sys.argv[1]
    with zipfile.ZipFile(wheel) as archive:
        day = "%d-%02d-%02d" % max(entry.date_time for entry in archive.infolist())[:3]
    package = re.search(r"cfn_lint-[^-]+", wheel).group().replace("_lint-", "-lint ")
    minors = {}
    for version in versions(wheel, "engine_version.json") - versions(wheel, "engine_version_deprecated.json"):
        if re.fullmatch(r"\d+\.\d+", version):
            major, minor = map(int, version.split("."))
            minors.setdefault(major, []).append(minor)
    print("# Versions of Aurora PostgreSQL that can be created, a major in a line; made by src/facts/aurora_versions.py.")
    print("# Source: %s, as of %s." % (package, day))
    for major in sorted(minors, reverse=True):
        print(major, *sorted(minors[major]))


if __name__ == "__main__":
    main()
