"""The files for continuous integration can be read, call the project's own script, and name what newsclean promises."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.extras import needs

yaml = needs("yaml", "test")

ROOT = Path(__file__).parents[1]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
FORMS = sorted(
    path for path in (ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml"
)
STAGES = re.compile(r"\.ci/run((?: \w+)*)")


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


def runs(path: Path) -> list[str]:
    """Return the commands of a workflow."""
    return [step["run"] for job in read(path)["jobs"].values() for step in job["steps"] if "run" in step]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_has_few_rights_and_an_end(path: Path) -> None:
    workflow = read(path)
    assert workflow["permissions"] == {"contents": "read"}
    for job in workflow["jobs"].values():
        assert job["timeout-minutes"] <= 60
        for step in job["steps"]:
            assert ("uses" in step) != ("run" in step)
            assert "@" in step.get("uses", "@")


def test_workflows_call_the_stages_that_the_script_knows() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    known = set(re.findall(r"^run_(\w+)\(\) \{$", script, re.MULTILINE)) | {"tests"}
    called = {
        word
        for path in WORKFLOWS
        for run in runs(path)
        for words in STAGES.findall(run)
        for word in words.split()
    }
    assert called == {"readme", "lowest", "checks", "fuzz", "whole"} <= known


def test_tests_run_on_every_python_and_system_that_is_promised() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    promised = {each.rpartition(" ")[2] for each in project["classifiers"] if re.search(r":: 3\.\d+$", each)}
    matrix = read(ROOT / ".github" / "workflows" / "tests.yml")["jobs"]["readme"]["strategy"]["matrix"]
    assert promised <= set(matrix["python"])
    assert "3.14" in matrix["python"]
    assert {*matrix["os"], *(each["os"] for each in matrix["include"])} == {
        "ubuntu-latest",
        "macos-latest",
        "windows-latest",
    }


def test_a_release_is_audited_listed_attested_and_needs_no_password() -> None:
    text = (ROOT / ".github" / "workflows" / "release.yml").read_text("utf-8")
    for each in (
        "pip-audit --strict",
        "cyclonedx",
        "id-token: write",
        "attest-build-provenance",
        "attest-sbom",
    ):
        assert each in text
    assert "secrets." not in text


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_an_issue_form_asks_for_explain(path: Path) -> None:
    form = read(path)
    assert {"name", "description", "body"} <= form.keys()
    fields = [each for each in form["body"] if each["type"] != "markdown"]
    assert len({each["id"] for each in fields}) == len(fields)
    assert "newsclean clean --explain" in path.read_text("utf-8")


def test_pre_commit_runs_the_checks_of_the_script() -> None:
    (repo,) = read(ROOT / ".pre-commit-config.yaml")["repos"]
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    for hook in repo["hooks"]:
        assert hook["entry"].removesuffix(" --fix") in script


@pytest.mark.skipif(sys.platform == "win32", reason="the script needs bash")
def test_the_script_refuses_a_stage_that_it_does_not_know() -> None:
    found = subprocess.run([ROOT / ".ci" / "run", "nothing"], capture_output=True, text=True, check=False)
    assert (found.returncode, found.stdout) == (
        2,
        "unknown stage nothing; known: readme lowest checks fuzz whole\n",
    )
