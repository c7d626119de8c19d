// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/text/contactlisttext.h"

#include "ui/text/fielderrortext.h"

#include <QCoreApplication>
#include <QLocale>

namespace pos::ui {

namespace {

struct ContactListText
{
    Q_DECLARE_TR_FUNCTIONS(pos::ui::ContactListText)
};
using Words = ContactListText;

QString valueText(const FieldError &error)
{
    if (error.rule == Rule::NotInList)
        return Words::tr("One of these is needed: %1.").arg(error.detail);
    if (error.rule == Rule::BadDate)
        return Words::tr("A time such as 2026-11-21T10:00:00Z, or a day such as 2026-11-21.");
    if (error.rule == Rule::BadUuid)
        return Words::tr("An id is a UUID; leave the cell empty for a new line.");
    return fieldErrorText(error);
}

} // namespace

QString contactProblemText(const ContactFileProblem &problem)
{
    using Kind = ContactFileProblem::Kind;
    const QLocale locale;
    const QString line = Words::tr("Line %1").arg(problem.line);
    const auto saying = [&line](const QString &what) { return Words::tr("%1: %2").arg(line, what); };
    switch (problem.kind) {
    case Kind::Value: return Words::tr("%1, %2: %3").arg(line, problem.error.field, valueText(problem.error));
    case Kind::MissingColumn: return saying(Words::tr("There is no column \"%1\".").arg(problem.error.field));
    case Kind::CellCount:
        return saying(Words::tr("%1 cells, where the first line has %2.").arg(problem.error.maximum).arg(problem.error.minimum));
    case Kind::SameId: return saying(Words::tr("Another line has the same id or says the same."));
    case Kind::OtherContent: return saying(Words::tr("This id is on record here with something else. What is recorded never changes."));
    case Kind::TooManyLines:
        return saying(Words::tr("At most %1 lines are read at once: divide the file.").arg(locale.toString(problem.error.maximum)));
    case Kind::NotCsv: return saying(Words::tr("This is not a whole CSV file. A spreadsheet has to be saved as CSV (UTF-8)."));
    }
    Q_UNREACHABLE();
}

Sentence contactImportText(const ContactImport &import, ContactList list)
{
    if (import.isRefused())
        return {Words::tr("Nothing was taken in: %n line(s) to correct.", nullptr, int(import.refused)),
                Words::tr("Change the file, then import it again.")};
    QStringList parts{list == ContactList::Consents ? Words::tr("%n consent(s) taken in.", nullptr, int(import.added))
                                                    : Words::tr("%n opt-out(s) taken in.", nullptr, int(import.added))};
    if (import.known > 0)
        parts << Words::tr("%n line(s) already here.", nullptr, int(import.known));
    if (import.reversalsLeftOut > 0)
        parts << Words::tr("%n reversal(s) left out: a file never lifts an opt-out.", nullptr, int(import.reversalsLeftOut));
    return {parts.join(u' '), {}};
}

} // namespace pos::ui
