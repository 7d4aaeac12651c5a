"""What the command line was asked: a class for each command."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import attrs

from incentives.projects.asking import Begun, LawAsked
from incentives.report.printing.formats import Format
from incentives.tables.runtimes import Runtime
from incentives.values.text import Language


@attrs.frozen(kw_only=True)
class RegisterAsked:
    """The register whose payments are set off; `address` or `file`, as of `desk`.

    `credit_code`: of the applicant, as typed; empty: it is known by its name. `dossier`: None: the
    only one that it has.
    """

    address: str | None
    file: Path | None
    credit_code: str = ""
    dossier: str | None = None


@attrs.frozen(kw_only=True)
class _OfLaw:
    """What every command with policies is told: of which law it is, and its language."""

    law: LawAsked
    language: Language


@attrs.frozen(kw_only=True)
class AssessArguments(_OfLaw):
    """`assess`; `on=None`: today; `paid_by=None`: as `on`, with a `register` today.

    `output`: the file that a paper goes into (None: none was named). `paper`: which of `PAPERS` is
    shown; None: what is usual for the format. `values`, `details`: what is told besides.
    """

    case: Path
    on: date | None
    known_on: date | None
    paid_by: date | None
    overlays: tuple[Path, ...]
    format: Format
    output: Path | None
    paper: str | None = None
    register: RegisterAsked | None = None
    values: tuple[str, ...] = ()
    details: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class RecoverArguments(_OfLaw):
    """`recover`; `on=None`: today; `paid_by=None`: as `on`, with a `register` today."""

    case: Path
    on: date | None
    known_on: date | None
    paid_by: date | None
    overlays: tuple[Path, ...]
    format: Format
    register: RegisterAsked | None = None


@attrs.frozen(kw_only=True)
class CheckArguments(_OfLaw):
    """`check`; `layer`: what is checked, as typed; None: the uppermost layer.

    `boundaries`: list what each incentive's cases show of its thresholds.
    """

    layer: str | None
    boundaries: bool
    format: Format


@attrs.frozen(kw_only=True)
class ExplainArguments(_OfLaw):
    """`explain`."""

    incentive: str
    format: Format


@attrs.frozen(kw_only=True)
class KernelArguments(_OfLaw):
    """`kernel`; `None`: all incentives; the place of each instrument; `on` today."""

    incentive: str | None
    place: str | None
    on: date | None
    known_on: date | None
    overlays: tuple[Path, ...]


@attrs.frozen(kw_only=True)
class NewCaseArguments(_OfLaw):
    """`new-case`; `place=None`: with the facts that the law of any place asks for."""

    place: str | None


@attrs.frozen(kw_only=True)
class VocabularyArguments(_OfLaw):
    """`vocabulary`; `place=None`: the law of all places; `output=None`: it is shown."""

    place: str | None
    output: Path | None


@attrs.frozen(kw_only=True)
class SchemaArguments(_OfLaw):
    """`schema`: of a result as JSON, of case files, the columns of tables, or of policies."""

    of_result: str | None
    of_cases: bool
    of_tables: bool


@attrs.frozen(kw_only=True)
class ReassessArguments(_OfLaw):
    """`reassess`; `on=None`: today; `paid_by=None`: as `on`, with a `register` `now`."""

    case: Path
    on: date | None
    paid_by: date | None
    was: date
    now: date
    overlays: tuple[Path, ...]
    format: Format
    register: RegisterAsked | None = None


@attrs.frozen(kw_only=True)
class DiffArguments(_OfLaw):
    """`diff`; no `cases`: the policy cases; `on=None`: today, for cases without their own day."""

    before: str
    after: str
    cases: tuple[Path, ...]
    on: date | None
    format: Format


@attrs.frozen(kw_only=True)
class DeskArguments(_OfLaw):
    """`desk`; `register`, `overlays` and `place`: None for those customary.

    `register_file`: where its address stands. `begins_register`: a new one is begun there.
    `secrets`: the file that says who may sign in; `is_unsigned`: nobody has to.
    """

    register: str | None
    register_file: Path | None
    begins_register: bool
    overlays: Path | None
    place: str | None
    secrets: Path | None
    is_unsigned: bool
    address: str
    port: int
    opens_browser: bool


@attrs.frozen(kw_only=True)
class AdministratorArguments:
    """`administrator`; `register` and `register_file` as of `desk`.

    `issuer`, `subject`, `name`: the person. `reason`: why another one is named; empty: he is the
    first.
    """

    register: str | None
    register_file: Path | None
    issuer: str
    subject: str
    name: str
    reason: str
    language: Language


@attrs.frozen(kw_only=True)
class RegisterArguments(_OfLaw):
    """`register`; `register` and `register_file` as of `desk`.

    `code`: of the entry that is looked for, as typed (None: the register is verified as a whole).
    `amount`: what stands on the paper (None: it is not compared).
    """

    register: str | None
    register_file: Path | None
    code: str | None
    amount: str | None


@attrs.frozen(kw_only=True)
class PaperArguments(_OfLaw):
    """`paper`; `register` and `register_file` as of `desk`.

    `entry`: the number of the determination. `is_annexes`: its annexes, not its form. `officer`:
    who prints (None: whoever is signed in at the machine). `overlays`: those of the office, for
    what was never printed before.
    """

    register: str | None
    register_file: Path | None
    entry: int
    is_annexes: bool
    officer: str | None
    overlays: tuple[Path, ...]
    output: Path
    format: Format


@attrs.frozen(kw_only=True)
class BatchArguments(_OfLaw):
    """`batch`; `on=None`: today. `lists` and `rounded`: pairs `NAME=VALUE` as they were typed.

    `source`: a file, or the address of a database, which may stand in `address_file` too; `result`:
    a file. `read`, `write`: tables of a database.
    """

    source: str | None
    result: Path | None
    read: str | None
    write: str | None
    address_file: Path | None
    on: date | None
    known_on: date | None
    key: str
    lists: tuple[str, ...]
    rounded: tuple[str, ...]
    workers: int | None
    runtime: Runtime
    overlays: tuple[Path, ...]


@attrs.frozen(kw_only=True)
class SampleArguments(_OfLaw):
    """`sample`; `on=None`: today. `result`: a table, or a folder of case files."""

    count: int
    result: Path
    seed: int
    place: str | None
    on: date | None
    unknown: Decimal
    months: int


@attrs.frozen(kw_only=True)
class ProjectArguments:
    """`init` and `lock`; `project=None`: where the working folder is. `begun`: what is begun."""

    project: Path | None
    begun: Begun | None
    language: Language


PlainArguments = (
    AssessArguments
    | RecoverArguments
    | CheckArguments
    | ExplainArguments
    | KernelArguments
    | NewCaseArguments
    | VocabularyArguments
    | SchemaArguments
    | ReassessArguments
    | BatchArguments
    | SampleArguments
    | ProjectArguments
)
"""The commands that are done or faulty; `diff` tells by its status also of a difference."""

OfficeArguments = AdministratorArguments | RegisterArguments | PaperArguments
"""The commands about the register of an office."""

Arguments = PlainArguments | OfficeArguments | DiffArguments | DeskArguments
