"""What a report of problems says around them."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "report.error": ("错误", "error"),
    "report.warning": ("警告", "warning"),
    "report.note": ("说明", "note"),
    "report.hint": ("改法：{hint}", "hint: {hint}"),
    "report.summary": (
        "{errors} 个错误，{warnings} 个警告，{notes} 条说明",
        "{errors} errors, {warnings} warnings, {notes} notes",
    ),
    "report.clean": ("没有发现问题", "no problems found"),
    "check.format": ("输出格式", "output format"),
}
