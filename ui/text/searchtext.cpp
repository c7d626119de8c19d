// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/text/searchtext.h"

#include "ui/text/statustext.h"

#include <QCoreApplication>
#include <QDateTime>

namespace pos::ui {

namespace {

struct SearchText
{
    Q_DECLARE_TR_FUNCTIONS(pos::ui::SearchText)
};

struct Value
{
    const char *name;
    const char *text;
};

constexpr Value Values[]{
    {"paid", QT_TRANSLATE_NOOP("pos::ui::SearchText", "Paid")},
    {"unpaid", QT_TRANSLATE_NOOP("pos::ui::SearchText", "Not paid")},
    {"waiting", QT_TRANSLATE_NOOP("pos::ui::SearchText", "Waiting")},
    {"failed", QT_TRANSLATE_NOOP("pos::ui::SearchText", "Failed")},
    {"unknown", QT_TRANSLATE_NOOP("pos::ui::SearchText", "Unknown")},
    {"approved", QT_TRANSLATE_NOOP("pos::ui::SearchText", "Approved")},
    {"captured", QT_TRANSLATE_NOOP("pos::ui::SearchText", "Captured")},
    {"authorised", QT_TRANSLATE_NOOP("pos::ui::SearchText", "Authorised")},
    {"declined", QT_TRANSLATE_NOOP("pos::ui::SearchText", "Declined")},
    {"rejected", QT_TRANSLATE_NOOP("pos::ui::SearchText", "Rejected")},
    {"refused", QT_TRANSLATE_NOOP("pos::ui::SearchText", "Refused")},
    {"expired", QT_TRANSLATE_NOOP("pos::ui::SearchText", "Expired")},
    {"cancelled", QT_TRANSLATE_NOOP("pos::ui::SearchText", "Cancelled")},
    {"partly-refunded", QT_TRANSLATE_NOOP("pos::ui::SearchText", "Partly refunded")},
    {"refunded", QT_TRANSLATE_NOOP("pos::ui::SearchText", "Refunded")},
    {"disputed", QT_TRANSLATE_NOOP("pos::ui::SearchText", "Disputed")},
    {"saved", QT_TRANSLATE_NOOP("pos::ui::SearchText", "Saved")},
    {"sending", QT_TRANSLATE_NOOP("pos::ui::SearchText", "Sending")},
    {"attention", QT_TRANSLATE_NOOP("pos::ui::SearchText", "Needs attention")},
    {"open", QT_TRANSLATE_NOOP("pos::ui::SearchText", "Not decided")},
    {"late", QT_TRANSLATE_NOOP("pos::ui::SearchText", "Late money")},
    {"released", QT_TRANSLATE_NOOP("pos::ui::SearchText", "Sold another way")},
    {"unclear", QT_TRANSLATE_NOOP("pos::ui::SearchText", "Capture or refund unclear")},
};

QString choiceText(SearchField field, const StatusChoice &choice)
{
    const QStringList values = field == SearchField::Flag ? flagSearchValues() : statusSearchValues();
    for (const QString &value : values) {
        if (choicesOfValue(field, value) == QList{choice})
            return searchValueText(field, value);
    }
    const PaymentStatus status{choice.status, choice.subStatus, choice.status, choice.subStatus};
    if (!choice.status.isEmpty() && !choice.subStatus.isEmpty())
        return statusFace(status).label;
    return choice.status.isEmpty() ? choice.subStatus : choice.status;
}

QString amountText(qint64 thousandths, const QLocale &locale)
{
    const int decimals = thousandths % 10 != 0 ? 3 : 2;
    const QString rest = QString::number(thousandths % 1000).rightJustified(3, u'0').left(decimals);
    return locale.toString(thousandths / 1000) + locale.decimalPoint() + rest;
}

QString dayText(QDate day, const QLocale &locale)
{
    return locale.toString(day, u"d\u00a0MMM\u00a0yyyy");
}

QString valueOf(const SearchTerm &term, const QTimeZone &zone, const QLocale &locale)
{
    switch (term.field) {
    case SearchField::Status:
    case SearchField::Flag: {
        QStringList texts;
        for (const StatusChoice &choice : term.statuses)
            texts.append(choiceText(term.field, choice));
        return texts.join(SearchText::tr(" or "));
    }
    case SearchField::Amount: return term.amount ? amountRangeText(*term.amount, locale) : term.value;
    case SearchField::Date: {
        const bool words = !term.value.isEmpty() && term.value[0].isLetter() && !term.value.contains(QLatin1String(".."));
        if (!term.time || words)
            return term.value.left(1).toUpper() + term.value.mid(1);
        return timeRangeText(*term.time, zone, locale);
    }
    case SearchField::Currency:
    case SearchField::Register: return term.value.toUpper();
    case SearchField::Word:
    case SearchField::Method:
    case SearchField::Operator:
    case SearchField::Customer:
    case SearchField::Country: return term.value;
    }
    return term.value;
}

}

QString searchFieldText(SearchField field)
{
    switch (field) {
    case SearchField::Word: return SearchText::tr("Text");
    case SearchField::Status: return SearchText::tr("Status");
    case SearchField::Flag: return SearchText::tr("Is");
    case SearchField::Method: return SearchText::tr("Method");
    case SearchField::Register: return SearchText::tr("Register");
    case SearchField::Operator: return SearchText::tr("Operator");
    case SearchField::Customer: return SearchText::tr("Customer");
    case SearchField::Currency: return SearchText::tr("Currency");
    case SearchField::Country: return SearchText::tr("Country");
    case SearchField::Amount: return SearchText::tr("Amount");
    case SearchField::Date: return SearchText::tr("Date");
    }
    return {};
}

QString searchValueText(SearchField field, const QString &value)
{
    if (field == SearchField::Flag || field == SearchField::Status) {
        for (const Value &known : Values) {
            if (value == QLatin1String(known.name))
                return SearchText::tr(known.text);
        }
    }
    return value;
}

QString searchTermLabel(const SearchTerm &term, const QTimeZone &zone, const QLocale &locale)
{
    if (term.field == SearchField::Word) {
        QString text = SearchText::tr("\u201c%1\u201d").arg(term.value);
        if (term.amount)
            text = SearchText::tr("%1 or amount %2").arg(text, amountRangeText(*term.amount, locale));
        return term.negated ? SearchText::tr("Without %1").arg(text) : text;
    }
    const QString field = searchFieldText(term.field);
    if (!term.complete)
        return SearchText::tr("%1: \u2026").arg(field);
    const QString value = valueOf(term, zone, locale);
    return term.negated ? SearchText::tr("%1: not %2").arg(field, value) : SearchText::tr("%1: %2").arg(field, value);
}

QString amountRangeText(const AmountRange &range, const QLocale &locale)
{
    const QString code = range.currency.isValid() ? range.currency.code() + QChar(0x00a0) : QString();
    if (range.low && range.high && *range.low == *range.high)
        return code + amountText(*range.low, locale);
    if (range.low && range.high)
        return SearchText::tr("%1 to %2").arg(QString(code + amountText(*range.low, locale)), amountText(*range.high, locale));
    if (range.low) // "over 100" begins one thousandth above
        return *range.low % 10 == 1 ? SearchText::tr("over %1").arg(QString(code + amountText(*range.low - 1, locale)))
                                    : SearchText::tr("from %1").arg(QString(code + amountText(*range.low, locale)));
    if (range.high)
        return *range.high % 10 == 9 ? SearchText::tr("under %1").arg(QString(code + amountText(*range.high + 1, locale)))
                                     : SearchText::tr("up to %1").arg(QString(code + amountText(*range.high, locale)));
    return {};
}

QString timeRangeText(const TimeRange &range, const QTimeZone &zone, const QLocale &locale)
{
    const auto day = [&zone](qint64 ms) { return QDateTime::fromMSecsSinceEpoch(ms, zone).date(); };
    const QString first = range.fromMs == 0 ? QString() : dayText(day(range.fromMs), locale);
    const QString last = range.untilMs == 0 ? QString() : dayText(day(range.untilMs - 1), locale);
    if (first == last)
        return first;
    if (last.isEmpty())
        return SearchText::tr("since %1").arg(first);
    return first.isEmpty() ? SearchText::tr("until %1").arg(last) : SearchText::tr("%1 to %2").arg(first, last);
}

}
