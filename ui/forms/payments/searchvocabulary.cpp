// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/payments/searchvocabulary.h"

#include "domain/country.h"
#include "domain/paymentmethod.h"
#include "domain/textfold.h"
#include "ui/text/searchtext.h"

#include <QCoreApplication>

namespace pos::ui {

namespace {

constexpr int MostHits = 8;
constexpr int MostLearnt = 200;

struct SearchWords
{
    Q_DECLARE_TR_FUNCTIONS(pos::ui::SearchVocabulary)
};

void add(QStringList &list, const QString &value)
{
    if (!value.isEmpty() && !list.contains(value) && list.size() < MostLearnt)
        list.append(value);
}

QString exampleOf(SearchField field)
{
    switch (field) {
    case SearchField::Word: return {};
    case SearchField::Status: return SearchWords::tr("How the payment stands: declined, waiting, paid");
    case SearchField::Flag: return SearchWords::tr("Needs attention, not decided, late money");
    case SearchField::Date: return SearchWords::tr("today, last week, 2026-08-01..2026-08-03");
    case SearchField::Amount: return SearchWords::tr("100, >100, 120..130");
    case SearchField::Method: return SearchWords::tr("Card brand or way to pay");
    case SearchField::Customer: return SearchWords::tr("Name, e-mail, phone or document");
    case SearchField::Operator: return SearchWords::tr("Who took the payment");
    case SearchField::Register: return SearchWords::tr("At which register");
    case SearchField::Currency: return SearchWords::tr("In which currency");
    case SearchField::Country: return SearchWords::tr("In which country");
    }
    return {};
}

/// Begin of the piece at the cursor: behind the last gap outside of quotes.
qsizetype pieceBegin(const QString &text, qsizetype cursor)
{
    qsizetype begin = 0;
    bool quoted = false;
    for (qsizetype i = 0; i < cursor; ++i) {
        if (text[i] == u'"')
            quoted = !quoted;
        else if (text[i].isSpace() && !quoted)
            begin = i + 1;
    }
    return begin;
}

}

SearchVocabulary SearchVocabulary::of(const Settings &settings)
{
    SearchVocabulary words;
    words.operators = settings.operators;
    add(words.registers, settings.registerId.text());
    for (const QString &id : settings.methods) {
        if (const PaymentMethod *method = findPaymentMethod(id))
            add(words.methods, method->category);
    }
    for (const char *brand : {"visa", "mastercard"})
        add(words.methods, QLatin1String(brand));
    if (settings.currency.isValid())
        add(words.currencies, settings.currency.code());
    if (const Country *country = findCountry(settings.country)) {
        for (const Currency &currency : country->currencies())
            add(words.currencies, currency.code());
    }
    add(words.countries, settings.country);
    return words;
}

void SearchVocabulary::learn(const PaymentRow &row)
{
    add(operators, row.operatorName);
    add(registers, registerOf(row));
    add(currencies, row.amount.currency().code());
    if (const QString brand = row.methodLabel.section(u' ', 0, 0).toLower(); !brand.isEmpty() && brand[0].isLetter())
        add(methods, brand);
}

QStringList SearchVocabulary::valuesFor(SearchField field) const
{
    switch (field) {
    case SearchField::Status: return statusSearchValues();
    case SearchField::Flag: return flagSearchValues();
    case SearchField::Date:
        return {QStringLiteral("today"),      QStringLiteral("yesterday"),  QStringLiteral("this week"), QStringLiteral("last week"),
                QStringLiteral("this month"), QStringLiteral("last month"), QStringLiteral("last 7 days"), QStringLiteral("last 30 days")};
    case SearchField::Method: return methods;
    case SearchField::Operator: return operators;
    case SearchField::Register: return registers;
    case SearchField::Currency: return currencies;
    case SearchField::Country: return countries;
    case SearchField::Word:
    case SearchField::Amount:
    case SearchField::Customer: break;
    }
    return {};
}

SearchCompletion completionFor(const QString &text, qsizetype cursor, const SearchVocabulary &vocabulary)
{
    SearchCompletion completion;
    completion.begin = pieceBegin(text, cursor);
    completion.length = cursor - completion.begin;
    QString piece = text.mid(completion.begin, completion.length);
    const QString sign = piece.startsWith(u'-') ? QStringLiteral("-") : QString();
    piece.remove(0, sign.size());
    const qsizetype colon = piece.indexOf(u':');
    if (piece.isEmpty() || piece.startsWith(u'"'))
        return completion;
    const QString name = foldText(colon < 0 ? piece : piece.left(colon));
    for (const SearchField field : searchOperators()) {
        const QString known = searchOperatorName(field);
        if (colon < 0) {
            if (known.startsWith(name))
                completion.hits.append({sign + known + u':', known + u':', exampleOf(field), {}, true});
            continue;
        }
        if (known != name)
            continue;
        QString typed = piece.mid(colon + 1);
        typed.remove(u'"');
        for (const QString &value : vocabulary.valuesFor(field)) {
            const QString label = searchValueText(field, value);
            const bool fits = foldText(value).startsWith(foldText(typed)) || foldText(label).startsWith(foldText(typed));
            if (fits && value != typed && completion.hits.size() < MostHits)
                completion.hits.append({sign + searchTermText(field, value) + u' ', label, {}, searchTermText(field, value), true});
        }
    }
    return completion;
}

}
