#!/usr/bin/env python3
"""Runs the README's first command in a real terminal, and waits for the living inbox that it promises."""

import os

from terminal import Terminal

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = 1800


def first_command():
    """The line of the README; without root the packages must be there already."""
    with open(os.path.join(ROOT, "README.md"), encoding="utf-8") as readme:
        line = next(line.strip() for line in readme if "swift run sportello demo" in line)
    return line if os.geteuid() == 0 else line[line.index("swift run"):]


def main():
    environment = {"PATH": os.environ["PATH"], "HOME": os.environ["HOME"], "DEBIAN_FRONTEND": "noninteractive"}
    with Terminal(["sh", "-c", f"cd '{ROOT}' && {first_command()}"], env=environment) as terminal:
        terminal.wait(r"In arrivo [1-9]|\[exit ", BUILD)
        assert "[exit " not in terminal.screen, f"the README's first command ended:\n{terminal.screen}"
        terminal.wait("Lucia Severi", 60)  # who had not written yet when the day began
        terminal.type("q")
        terminal.wait("Esci da Sportello")
        terminal.press("Enter")
        terminal.exited(0)
    print("the README's first command ended in a living inbox")


if __name__ == "__main__":
    main()
