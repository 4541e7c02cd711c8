#!/usr/bin/env python3
"""Types what a page tells its reader to type, and compares what comes with what the page says will come.

    tour.py PAGE FOLDER

Every sh block is a step, run in FOLDER by one shell for all of them; a text block right after it is what the step prints,
with ... for anything. `mvn verify` is left out.
"""
import re
import subprocess
import sys

page, folder = sys.argv[1:]
blocks = re.findall(r"(?ms)^```sh\n(.*?)^```\n(?:\n```text\n(.*?)^```\n)?", open(page).read())
shell = subprocess.Popen(["bash"], cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                         stderr=subprocess.STDOUT, text=True)
played = 0
for commands, promise in blocks:
    if commands.strip() == "mvn verify":
        continue
    shell.stdin.write(commands + "\nended=$?; echo; echo END-OF-STEP $ended\n")
    shell.stdin.flush()
    output = ""
    while True:
        line = shell.stdout.readline()
        end = re.match(r"END-OF-STEP (\d+)", line)
        if end or not line:
            break
        output += line
    pattern = ".*".join(re.escape(part) for part in promise.strip().split("..."))
    if not end or end.group(1) != "0" or (promise and not re.fullmatch(pattern, output.strip(), re.DOTALL)):
        sys.exit(f"the page says:\n{commands}{promise}\nand this came:\n{output}")
    played += 1
shell.stdin.close()
shell.wait()
if played < 8:
    sys.exit(f"{page}: only {played} steps; expected a tour")
print(f"{played} steps of {page}, each as promised")
