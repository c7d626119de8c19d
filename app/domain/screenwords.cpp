// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/screenwords.h"

#include "domain/screenfile.h"

#include <QJsonDocument>

namespace pos {

namespace {

constexpr WordEntry screenEntry(ScreenText what, const char *key, bool filled)
{
    return {int(what), key, filled};
}

constexpr WordEntry ScreenEntries[] = {
    screenEntry(ScreenText::Welcome, "welcome", false),       screenEntry(ScreenText::Training, "training", false),
    screenEntry(ScreenText::Test, "test", false),
    screenEntry(ScreenText::Total, "total", false),           screenEntry(ScreenText::Discount, "discount", false),
    screenEntry(ScreenText::Tax, "tax", false),               screenEntry(ScreenText::Tip, "tip", false),
    screenEntry(ScreenText::Paid, "paid", false),             screenEntry(ScreenText::Rest, "rest", false),
    screenEntry(ScreenText::Now, "now", false),               screenEntry(ScreenText::Earlier, "earlier", true),
    screenEntry(ScreenText::Moment, "moment", false),         screenEntry(ScreenText::ScanBank, "scan_bank", false),
    screenEntry(ScreenText::ScanPage, "scan_page", true),     screenEntry(ScreenText::ScanLink, "scan_link", false),
    screenEntry(ScreenText::ScanAgain, "scan_again", false),  screenEntry(ScreenText::ScanConfirm, "scan_confirm", false),
    screenEntry(ScreenText::PayNumber, "pay_number", true),   screenEntry(ScreenText::Transfer, "transfer", false),
    screenEntry(ScreenText::Push, "push", true),              screenEntry(ScreenText::Number, "number", true),
    screenEntry(ScreenText::Account, "account", true),        screenEntry(ScreenText::Bank, "bank", true),
    screenEntry(ScreenText::Beneficiary, "beneficiary", true), screenEntry(ScreenText::Reference, "reference", true),
    screenEntry(ScreenText::Opens, "opens", true),            screenEntry(ScreenText::Left, "left", true),
    screenEntry(ScreenText::Until, "until", true),            screenEntry(ScreenText::Over, "over", false),
    screenEntry(ScreenText::Processing, "processing", false), screenEntry(ScreenText::Checking, "checking", false),
    screenEntry(ScreenText::NotAgain, "not_again", false),    screenEntry(ScreenText::Thanks, "thanks", false),
    screenEntry(ScreenText::Held, "held", false),             screenEntry(ScreenText::PartThanks, "part_thanks", false),
    screenEntry(ScreenText::Change, "change", false),         screenEntry(ScreenText::NotDone, "not_done", false),
    screenEntry(ScreenText::TimeOut, "time_out", false),      screenEntry(ScreenText::NoPayment, "no_payment", false),
    screenEntry(ScreenText::GoingBack, "going_back", false),  screenEntry(ScreenText::AllBack, "all_back", false),
    screenEntry(ScreenText::CashBack, "cash_back", false),
};

} // namespace

Expected<ScreenWords, ScreenWords::Faults> ScreenWords::parse(const QByteArray &json)
{
    QJsonParseError problem{};
    const QJsonObject root = QJsonDocument::fromJson(json, &problem).object();
    if (problem.error != QJsonParseError::NoError)
        return Unexpected(Faults{QStringLiteral("$: ") + problem.errorString()});
    Faults faults;
    ScreenWords words;
    words.m_texts = WordTable::read(root, QStringLiteral("texts"), ScreenEntries, faults);
    const QJsonObject names = root.value(QLatin1String("names")).toObject();
    const QStringList languages = words.languages();
    for (const QString &language : languages) {
        words.m_names.insert(language, names.value(language).toString());
        if (words.nameOf(language).isEmpty())
            faults << QStringLiteral("names.%1: a name is needed").arg(language);
    }
    return faults.isEmpty() ? Expected<ScreenWords, Faults>(words) : Unexpected(faults);
}

QByteArray ScreenWords::shippedFile()
{
    return QByteArray(screenfile::Json);
}

const ScreenWords &ScreenWords::shipped()
{
    // A faulty file says nothing; a test sees to it that it is never shipped.
    static const ScreenWords words = parse(shippedFile()).value_or(ScreenWords());
    return words;
}

} // namespace pos
