// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/screenwords.h"

#include "domain/screenfile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace pos {

namespace {

const QString English = QStringLiteral("en");

struct Entry
{
    ScreenText what;
    const char *key;
    bool filled; ///< holds %1
};

constexpr Entry Entries[] = {
    {ScreenText::Welcome, "welcome", false},       {ScreenText::Training, "training", false},
    {ScreenText::Total, "total", false},           {ScreenText::Discount, "discount", false},
    {ScreenText::Tax, "tax", false},               {ScreenText::Tip, "tip", false},
    {ScreenText::Paid, "paid", false},             {ScreenText::Rest, "rest", false},
    {ScreenText::Now, "now", false},               {ScreenText::Earlier, "earlier", true},
    {ScreenText::Moment, "moment", false},         {ScreenText::ScanBank, "scan_bank", false},
    {ScreenText::ScanPage, "scan_page", true},     {ScreenText::ScanLink, "scan_link", false},
    {ScreenText::ScanAgain, "scan_again", false},  {ScreenText::ScanConfirm, "scan_confirm", false},
    {ScreenText::PayNumber, "pay_number", true},   {ScreenText::Transfer, "transfer", false},
    {ScreenText::Push, "push", true},              {ScreenText::Number, "number", true},
    {ScreenText::Account, "account", true},        {ScreenText::Bank, "bank", true},
    {ScreenText::Beneficiary, "beneficiary", true}, {ScreenText::Reference, "reference", true},
    {ScreenText::Opens, "opens", true},            {ScreenText::Left, "left", true},
    {ScreenText::Until, "until", true},            {ScreenText::Over, "over", false},
    {ScreenText::Processing, "processing", false}, {ScreenText::Checking, "checking", false},
    {ScreenText::NotAgain, "not_again", false},    {ScreenText::Thanks, "thanks", false},
    {ScreenText::Held, "held", false},             {ScreenText::PartThanks, "part_thanks", false},
    {ScreenText::Change, "change", false},         {ScreenText::NotDone, "not_done", false},
    {ScreenText::TimeOut, "time_out", false},      {ScreenText::NoPayment, "no_payment", false},
    {ScreenText::GoingBack, "going_back", false},  {ScreenText::AllBack, "all_back", false},
    {ScreenText::CashBack, "cash_back", false},
};

} // namespace

Expected<ScreenWords, ScreenWords::Faults> ScreenWords::parse(const QByteArray &json)
{
    QJsonParseError problem{};
    const QJsonObject root = QJsonDocument::fromJson(json, &problem).object();
    if (problem.error != QJsonParseError::NoError)
        return Unexpected(Faults{QStringLiteral("$: ") + problem.errorString()});
    Faults faults;
    if (root.value(QLatin1String("schema")).toInt() != 1)
        faults << QStringLiteral("schema: 1 is needed");
    ScreenWords words;
    const QJsonArray languages = root.value(QLatin1String("languages")).toArray();
    const QJsonObject names = root.value(QLatin1String("names")).toObject();
    for (const QJsonValue &language : languages) {
        words.m_languages << language.toString();
        words.m_names.insert(language.toString(), names.value(language.toString()).toString());
        if (words.nameOf(language.toString()).isEmpty())
            faults << QStringLiteral("names.%1: a name is needed").arg(language.toString());
    }
    if (!words.m_languages.contains(English))
        faults << QStringLiteral("languages: en is needed");
    QJsonObject texts = root.value(QLatin1String("texts")).toObject();
    for (const Entry &entry : Entries) {
        const QString key = QString::fromLatin1(entry.key);
        const QJsonObject said = texts.take(key).toObject();
        for (const QString &language : std::as_const(words.m_languages)) {
            const QString text = said.value(language).toString();
            const QString path = QStringLiteral("texts.%1.%2").arg(key, language);
            if (text.isEmpty())
                faults << path + QStringLiteral(": a text is needed");
            else if (text.count(u'%') != (entry.filled ? 1 : 0) || text.contains(u"%1") != entry.filled)
                faults << path + (entry.filled ? QStringLiteral(": %1 is needed, once") : QStringLiteral(": nothing is filled in here"));
            words.m_texts[entry.what].insert(language, text);
        }
        if (said.size() > words.m_languages.size())
            faults << QStringLiteral("texts.%1: a language that is not in languages").arg(key);
    }
    const QStringList unknown = texts.keys();
    for (const QString &key : unknown)
        faults << QStringLiteral("texts.%1: unknown key").arg(key);
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

QString ScreenWords::text(ScreenText what, const QString &language) const
{
    const QHash<QString, QString> texts = m_texts.value(what);
    return texts.value(language, texts.value(English));
}

} // namespace pos
