"""Readers of the tables of risk adjustment models that a package keeps inside its source: lists of codes and categories, taken out of
the syntax tree without running it."""
import ast
import pathlib


def table(header: str, rows: list[tuple]) -> bytes:
    lines = ["# " + header.replace(" ", "\t"), *("\t".join(map(str, row)) for row in rows)]
    return ("\n".join(lines) + "\n").encode()


def number(category: str) -> str:
    """HHS_HCC035_1 -> 35.1, NA -> nothing."""
    return category.removeprefix("HHS_HCC").lstrip("0").replace("_", ".") if category.startswith("HHS_HCC") else ""


def strings(node: ast.expr) -> list[str]:
    return [e.value for e in getattr(node, "elts", [node]) if isinstance(e, ast.Constant) and isinstance(e.value, str)]


def bounds(test: ast.expr) -> tuple[str, str, str]:
    """Sex, lowest and highest age of a condition under which an edit applies. The ages stand as in CMS's own table of edits: the edit
    applies up to the highest and from the lowest, so that both together mean outside of a range."""
    if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.Or):
        below, above = (bounds(value) for value in test.values)
        return "", above[1], below[2]
    if not isinstance(test, ast.Compare) or not isinstance(test.left, ast.Name):
        raise ValueError(f"An edit with a condition of another form: {ast.unparse(test)}")
    operator, [limit] = type(test.ops[0]), test.comparators
    value = ast.literal_eval(limit)
    if test.left.id == "gender" and operator is ast.Eq:
        return ("2" if value == "F" else "1"), "", ""
    if test.left.id == "age" and operator in (ast.Lt, ast.Gt, ast.GtE):
        return ("", "", str(value - 1)) if operator is ast.Lt else ("", str(value + (operator is ast.Gt)), "")
    raise ValueError(f"An edit with a condition of another form: {ast.unparse(test)}")


def hhs_edits(content: bytes, _cache: pathlib.Path) -> bytes:
    """Age and sex edits: under the condition, the code counts for the category given, or for none."""
    rows = []
    for function in ast.walk(ast.parse(content)):
        if not isinstance(function, ast.FunctionDef) or not function.name.startswith("_age_sex_edit_"):
            continue
        rule = next(node for node in function.body if isinstance(node, ast.If))
        condition, member = rule.test.values
        target = number(ast.literal_eval(rule.body[0].value)[0])
        rows += [(code, *bounds(condition), target) for code in strings(member.comparators[0])]
    return table("code sex age_min age_max category", sorted(rows))


def hhs_lists(content: bytes, _cache: pathlib.Path) -> bytes:
    """The categories that make an infant's maturity and severity, and a severe illness or a transplant of the others. A group of
    categories is named by its members."""
    found: dict[str, list[str]] = {}
    for function in ast.walk(ast.parse(content)):
        if not isinstance(function, ast.FunctionDef):
            continue
        if function.name == "_determine_infant_severity_level":
            for node in function.body:
                if isinstance(node, ast.Assign) and isinstance(node.value, ast.List):
                    level = node.targets[0].id.removeprefix("severity_").removesuffix("_hccs")
                    found[f"Severity{level}"] = strings(node.value)
        if function.name == "_determine_severe_illness_transplant_status":
            for node in function.body:
                if isinstance(node, ast.Assign):
                    generator = node.value.args[0].generators[0]
                    found[node.targets[0].id] = strings(generator.iter)
        if function.name == "_determine_infant_maturity_status":
            for branch in (node for node in ast.walk(function) if isinstance(node, ast.If)):
                assign, test = branch.body[0], branch.test
                if isinstance(test, ast.Call) and test.func.id == "any":
                    found[assign.value.value] = strings(test.args[0].generators[0].iter)
                elif isinstance(test, ast.Compare) and isinstance(test.ops[0], ast.In):
                    found[assign.value.value] = strings(test.left)
    rows = [(name, " ".join(n for n in map(number, categories) if n)) for name, categories in found.items()]
    return table("list categories", sorted(rows))


def interactions(content: bytes, _cache: pathlib.Path) -> bytes:
    """Disease interactions of a CMS-HCC model: every set of categories (or `disabled`) of which one must be there."""
    method = next(
        node for node in ast.walk(ast.parse(content))
        if isinstance(node, ast.FunctionDef) and node.name == "_determine_disease_interactions"
    )
    lists: dict[str, list[str]] = {}
    terms: dict[str, str] = {}

    def term(node: ast.expr) -> str:
        if isinstance(node, ast.Name):
            return terms[node.id]
        if isinstance(node, ast.Attribute):
            return node.attr
        return " ".join(c.removeprefix("HCC") for c in strings(node.left))

    rows = []
    for node in (n for n in method.body if isinstance(n, ast.Assign)):
        name, value = node.targets[0].id, node.value
        if isinstance(value, ast.List):
            lists[name] = [c.removeprefix("HCC") for c in strings(value)]
        elif isinstance(value, ast.Call) and getattr(value.func, "id", "") == "any":
            terms[name] = " ".join(lists[value.args[0].generators[0].iter.id])
        elif isinstance(value, ast.Compare):
            terms[name] = term(value)
        elif isinstance(value, ast.Dict):
            rows = [
                (key.value, " + ".join(map(term, call.args[0].elts)))
                for key, call in zip(value.keys, value.values, strict=True)
            ]
    return table("interaction needs", sorted(rows))


READERS = {"hcc-interactions": interactions, "hhs-edits": hhs_edits, "hhs-lists": hhs_lists}
