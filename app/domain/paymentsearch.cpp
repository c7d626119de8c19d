// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/paymentsearch.h"

#include "domain/country.h"
#include "domain/searchamounts.h"
#include "domain/searchdates.h"
#include "domain/searchtokens.h"
#include "domain/textfold.h"

namespace pos {

namespace {

constexpr int MostTerms = 32;      // SQL has a depth, and nobody means more
constexpr int MostJoined = 3;      // "last 30 days"
constexpr int FewestPhoneDigits = 7, MostPhoneDigits = 15;

QString clean(const QString &text)
{
    QString out = text;
    for (QChar &c : out) {
        if (c.category() == QChar::Other_Control)
            c = u' ';
    }
    return out.simplified();
}

bool isPhonePart(const SearchToken &token)
{
    if (!token.isPlain() || token.negated)
        return false;
    bool digit = false;
    for (const QChar c : token.value) {
        digit = digit || c.isDigit();
        if (!c.isDigit() && !QStringView(u"+-()").contains(c))
            return false;
    }
    return digit;
}

class Parser
{
public:
    Parser(const QString &text, const SearchContext &context)
        : m_text(text)
        , m_context(context)
        , m_dates{context.nowMs, context.zone.isValid() ? context.zone : QTimeZone::utc(), context.weekStart}
        , m_tokens(searchTokens(text, MostTerms))
    {
    }

    PaymentSearch run()
    {
        while (m_at < m_tokens.size()) {
            if (const int used = take(); used > 0)
                m_at += used;
        }
        return std::move(m_result);
    }

private:
    const SearchToken &token(int ahead = 0) const { return m_tokens[m_at + ahead]; }
    bool isPlain(int ahead) const
    {
        return m_at + ahead < m_tokens.size() && token(ahead).isPlain() && (ahead == 0 || !token(ahead).negated);
    }

    /// Makes one term of some tokens and says of how many.
    int take()
    {
        const SearchToken &first = token();
        if (first.field)
            return takeOperator(*first.field);
        if (!first.quoted) {
            if (foldText(first.value) == QLatin1String("not") && m_at + 1 < m_tokens.size() && token(1).field) {
                ++m_at;
                const qsizetype begin = first.begin;
                const qsizetype terms = m_result.terms.size();
                m_negate = true;
                const int used = takeOperator(*token().field);
                m_negate = false;
                if (m_result.terms.size() > terms) {
                    SearchTerm &made = m_result.terms.last();
                    made.length += made.begin - begin;
                    made.begin = begin;
                }
                return used;
            }
            for (const auto attempt : {&Parser::takePhone, &Parser::takeDate, &Parser::takeAmount}) {
                if (const int used = (this->*attempt)(); used > 0)
                    return used;
            }
        }
        addWord(begun(SearchField::Word, 1), first.quoted ? first.value : first.raw);
        return 1;
    }

    SearchTerm begun(SearchField field, int tokens) const
    {
        SearchTerm term;
        term.field = field;
        term.negated = token().negated != m_negate;
        term.quoted = token().quoted;
        term.begin = token().begin;
        term.length = token(tokens - 1).end() - term.begin;
        term.value = clean(token().value);
        return term;
    }

    void addWord(SearchTerm term, const QString &text)
    {
        term.field = SearchField::Word;
        term.value = clean(text);
        if (term.value.isEmpty())
            return;
        const SearchWord word{term.value, term.amount, term.negated};
        m_result.terms.append(term);
        if (!m_result.filter.words.contains(word))
            m_result.filter.words.append(word);
    }

    template <typename T> void choose(Choice<T> &choice, const SearchTerm &term, const T &value, bool oneSided = false)
    {
        QList<T> &list = term.negated ? choice.none : oneSided ? choice.all : choice.any;
        if (!list.contains(value))
            list.append(value);
    }

    /// "11 99999-0000": people write spaces into telephone numbers.
    int takePhone()
    {
        int count = 0, digits = 0;
        while (m_at + count < m_tokens.size() && isPhonePart(token(count)) && !timeRange(token(count).value)) {
            for (const QChar c : token(count).value)
                digits += c.isDigit();
            ++count;
        }
        if (count < 2 || digits < FewestPhoneDigits || digits > MostPhoneDigits)
            return 0;
        const SearchTerm term = begun(SearchField::Word, count);
        addWord(term, m_text.mid(term.begin, term.length));
        return count;
    }

    std::optional<TimeRange> timeRange(const QString &text) const { return timeRangeFromWords(text, m_dates); }

    /// The values of this token and the following plain ones, as one text.
    QString joined(int count) const
    {
        QString text = token().value;
        for (int i = 1; i < count; ++i)
            text += u' ' + token(i).value;
        return clean(text);
    }

    int mostJoined() const
    {
        int count = 1;
        while (count < MostJoined && isPlain(count))
            ++count;
        return count;
    }

    int takeDate()
    {
        for (int count = mostJoined(); count > 0; --count) {
            const QString text = joined(count);
            if (const auto range = timeRange(text)) {
                SearchTerm term = begun(SearchField::Date, count);
                term.value = text;
                term.time = range;
                choose(m_result.filter.times, term, *range, range->isOneSided());
                m_result.terms.append(term);
                return count;
            }
        }
        return 0;
    }

    /// Only a sign or the code of a currency waits for a number behind a space.
    bool leadsToAmount(const QString &text) const
    {
        static const QStringList signs{QStringLiteral(">"), QStringLiteral("<"), QStringLiteral(">="),
                                       QStringLiteral("<="), QStringLiteral("=")};
        const auto currency = Currency::fromCode(text);
        return signs.contains(text) || (currency && currency->code() == text);
    }

    int takeAmount()
    {
        int count = 1;
        while (count < MostJoined && isPlain(count) && leadsToAmount(token(count - 1).value))
            ++count;
        const auto typed = typedAmount(QString(joined(count)).remove(u' '), m_context.numbers);
        if (!typed)
            return 0;
        SearchTerm term = begun(SearchField::Amount, count);
        term.value = joined(count);
        term.amount = typed->range;
        if (!typed->isBare) {
            addAmount(term);
        } else {
            // "000123" is the number of an order, never money.
            if (term.value.size() > 1 && term.value.startsWith(u'0') && term.value[1].isDigit())
                term.amount.reset();
            addWord(term, term.value);
        }
        return count;
    }

    void addAmount(const SearchTerm &term)
    {
        choose(m_result.filter.amounts, term, *term.amount, term.amount->isOneSided());
        m_result.terms.append(term);
    }

    int takeOperator(SearchField field)
    {
        const bool open = token().value.isEmpty() && !token().quoted;
        if (open && !isPlain(1)) {
            SearchTerm term = begun(field, 1);
            term.complete = false;
            m_result.terms.append(term);
            return 1;
        }
        // "status: partly refunded" as well as status:partly-refunded: the longest that makes sense.
        const int most = token().quoted ? 1 : field == SearchField::Customer || field == SearchField::Operator ? 1 + open : mostJoined();
        for (int count = most; count > (open ? 1 : 0); --count) {
            SearchTerm term = begun(field, count);
            term.value = joined(count);
            if (understand(term)) {
                m_result.terms.append(term);
                return count;
            }
        }
        addWord(begun(SearchField::Word, 1), token().raw);
        return 1;
    }

    bool understand(SearchTerm &term)
    {
        PaymentFilter &filter = m_result.filter;
        switch (term.field) {
        case SearchField::Word: return false;
        case SearchField::Status: return understandStatus(term, filter.status);
        case SearchField::Flag: return understandStatus(term, filter.flags);
        case SearchField::Customer: choose(filter.customers, term, NameChoice{term.value, term.quoted}); break;
        case SearchField::Operator: choose(filter.operators, term, NameChoice{term.value, term.quoted}); break;
        case SearchField::Method: return understandNames(term, filter.methods);
        case SearchField::Register: return understandRegisters(term);
        case SearchField::Currency: return understandCurrencies(term);
        case SearchField::Country: return understandCountries(term);
        case SearchField::Amount: {
            const auto typed = typedAmount(QString(term.value).remove(u' '), m_context.numbers);
            if (!typed)
                return false;
            term.amount = typed->range;
            choose(filter.amounts, term, typed->range, typed->range.isOneSided());
            return true;
        }
        case SearchField::Date:
            term.time = timeRange(term.value);
            if (!term.time)
                return false;
            choose(filter.times, term, *term.time, term.time->isOneSided());
            return true;
        }
        return !term.value.isEmpty();
    }

    QStringList parts(const SearchTerm &term) const
    {
        return term.quoted ? QStringList{term.value} : term.value.split(u',', Qt::SkipEmptyParts);
    }

    bool understandStatus(SearchTerm &term, Choice<StatusChoice> &choice)
    {
        QList<StatusChoice> found;
        for (const QString &part : parts(term)) {
            const QList<StatusChoice> one = choicesOfValue(term.field, part);
            if (one.isEmpty())
                return false;
            found += one;
        }
        term.statuses = found;
        for (const StatusChoice &one : std::as_const(found))
            choose(choice, term, one);
        return !found.isEmpty();
    }

    bool understandNames(const SearchTerm &term, Choice<NameChoice> &choice)
    {
        if (term.value.contains(u' ') && !term.quoted)
            return false; // "method:visa maria" is a method and a name
        const QStringList names = parts(term);
        for (const QString &name : names)
            choose(choice, term, NameChoice{name, term.quoted});
        return !names.isEmpty();
    }

    bool understandRegisters(const SearchTerm &term)
    {
        const QStringList names = parts(term);
        for (const QString &name : names) {
            for (const QChar c : name) {
                if (c > QChar(0x7f) || !c.isLetterOrNumber())
                    return false;
            }
        }
        for (const QString &name : names)
            choose(m_result.filter.registers, term, name.toUpper());
        return !names.isEmpty();
    }

    bool understandCurrencies(const SearchTerm &term)
    {
        QList<Currency> found;
        for (const QString &part : parts(term)) {
            const auto currency = Currency::fromCode(part);
            if (!currency)
                return false;
            found.append(*currency);
        }
        for (const Currency &currency : std::as_const(found))
            choose(m_result.filter.currencies, term, currency);
        return !found.isEmpty();
    }

    bool understandCountries(const SearchTerm &term)
    {
        QStringList found;
        for (const QString &part : parts(term)) {
            const Country *country = findCountry(part.toUpper());
            for (const Country &known : allCountries()) {
                if (!country && foldText(known.name) == foldText(part))
                    country = &known;
            }
            if (!country)
                return false;
            found.append(country->code);
        }
        for (const QString &code : std::as_const(found))
            choose(m_result.filter.countries, term, code);
        return !found.isEmpty();
    }

    const QString &m_text;
    const SearchContext &m_context;
    const DateContext m_dates;
    const QList<SearchToken> m_tokens;
    PaymentSearch m_result;
    qsizetype m_at = 0;
    bool m_negate = false;
};

}

PaymentSearch parsePaymentSearch(const QString &text, const SearchContext &context)
{
    return Parser(text, context).run();
}

QString searchTermText(SearchField field, const QString &value)
{
    QString plain = clean(value);
    plain.remove(u'"');
    bool quote = field == SearchField::Operator || field == SearchField::Customer || field == SearchField::Word;
    for (const QChar c : std::as_const(plain))
        quote = quote || c.isSpace() || c == u',' || c == u':';
    if (field == SearchField::Date || field == SearchField::Amount || plain.isEmpty())
        quote = quote && !plain.isEmpty();
    const QString name = searchOperatorName(field);
    return (name.isEmpty() ? QString() : name + u':') + (quote ? u'"' + plain + u'"' : plain);
}

QString withoutTerm(const QString &text, const SearchTerm &term)
{
    const QString before = text.left(term.begin).trimmed();
    const QString after = text.mid(term.begin + term.length).trimmed();
    return before.isEmpty() || after.isEmpty() ? QString(before + after) : QString(before + u' ' + after);
}

QString withTerm(const QString &text, const QString &term)
{
    const QString before = text.trimmed();
    return before.isEmpty() ? term : before + u' ' + term;
}

}
