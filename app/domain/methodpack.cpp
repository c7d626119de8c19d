// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "domain/methodpack.h"

#include "domain/country.h"
#include "domain/methodfile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace pos {

namespace {

constexpr std::array<std::pair<const char *, Presentation>, 7> Presentations{{
    {"silent", Presentation::Silent},
    {"qr_image", Presentation::QrImage},
    {"redirect_qr", Presentation::RedirectQr},
    {"code", Presentation::Code},
    {"bank_details", Presentation::BankDetails},
    {"link_qr", Presentation::LinkQr},
    {"phone_push", Presentation::PhonePush},
}};

constexpr std::array Categories{"card", "wallet", "bank_transfer", "ticket", "bnpl", "payment_link"};
constexpr std::array PayerFields{"firstName", "lastName", "email", "document", "phone", "billingAddress"};

template <size_t N> bool isOneOf(const QString &text, const std::array<const char *, N> &list)
{
    return std::ranges::any_of(list, [&text](const char *entry) { return text == QLatin1String(entry); });
}

class MethodReader
{
public:
    Expected<QList<PaymentMethod>, MethodFaults> read(const QByteArray &json);

private:
    void fault(const QString &key, const QString &what) { m_faults << m_path + key + QStringLiteral(": ") + what; }
    void onlyKeys(const QJsonObject &object, std::initializer_list<const char *> known);
    QString text(const QJsonObject &object, const char *key, const char *pattern);
    bool flag(const QJsonObject &object, const char *key, bool otherwise);
    QStringList texts(const QJsonObject &object, const char *key);
    PaymentMethod method(const QJsonObject &object);
    void readWays(const QJsonObject &object, PaymentMethod &method);
    void readPlaces(const QJsonArray &places, PaymentMethod &method);
    void readLimits(const QJsonArray &limits, PaymentMethod &method);
    void readLimit(const QJsonObject &limit, const char *key, Currency currency, QList<Money> &into);
    void checkSources(const QJsonArray &sources);
    void checkSense(const PaymentMethod &method);

    QString m_path;
    MethodFaults m_faults;
};

void MethodReader::onlyKeys(const QJsonObject &object, std::initializer_list<const char *> known)
{
    const QStringList keys = object.keys();
    for (const QString &key : keys) {
        if (std::ranges::none_of(known, [&key](const char *name) { return key == QLatin1String(name); }))
            fault(key, QStringLiteral("unknown key"));
    }
}

QString MethodReader::text(const QJsonObject &object, const char *key, const char *pattern)
{
    const QString value = object.value(QLatin1String(key)).toString();
    const QRegularExpression shape(QRegularExpression::anchoredPattern(QLatin1String(pattern)));
    if (!shape.match(value).hasMatch())
        fault(QLatin1String(key), QStringLiteral("a text of the form %1 is needed").arg(QLatin1String(pattern)));
    return value;
}

bool MethodReader::flag(const QJsonObject &object, const char *key, bool otherwise)
{
    const QJsonValue value = object.value(QLatin1String(key));
    if (!value.isUndefined() && !value.isBool())
        fault(QLatin1String(key), QStringLiteral("true or false is needed"));
    return value.toBool(otherwise);
}

QStringList MethodReader::texts(const QJsonObject &object, const char *key)
{
    QStringList list;
    const QJsonArray values = object.value(QLatin1String(key)).toArray();
    for (const QJsonValue &value : values) {
        if (!value.isString() || value.toString().isEmpty() || list.contains(value.toString()))
            fault(QLatin1String(key), QStringLiteral("texts are needed, each once"));
        list << value.toString();
    }
    return list;
}

void MethodReader::readWays(const QJsonObject &object, PaymentMethod &method)
{
    if (const QJsonValue workflow = object.value(QLatin1String("workflow")); !workflow.isUndefined()) {
        method.workflow = Workflow::Redirect;
        for (const Workflow other : {Workflow::Direct, Workflow::PaymentLink}) {
            if (workflow.toString() == workflowName(other))
                method.workflow = other;
        }
        if (workflow.toString() != workflowName(*method.workflow))
            fault(QStringLiteral("workflow"), QStringLiteral("DIRECT, REDIRECT or PAYMENT_LINK is needed"));
    }
    const QString shown = object.value(QLatin1String("presentation")).toString();
    const auto way =
        std::ranges::find_if(Presentations, [&shown](const auto &known) { return shown == QLatin1String(known.first); });
    if (way == Presentations.end())
        fault(QStringLiteral("presentation"), QStringLiteral("not one of the known"));
    else
        method.presentation = way->second;
    method.payerFields = texts(object, "payer_fields");
    if (!object.value(QLatin1String("payer_fields")).isArray())
        fault(QStringLiteral("payer_fields"), QStringLiteral("a list is needed"));
    for (const QString &field : std::as_const(method.payerFields)) {
        if (!isOneOf(field, PayerFields))
            fault(QStringLiteral("payer_fields"), QStringLiteral("unknown field ") + field);
    }
}

void MethodReader::readPlaces(const QJsonArray &places, PaymentMethod &method)
{
    for (const QJsonValue &value : places) {
        const QJsonObject place = value.toObject();
        onlyKeys(place, {"country", "currencies"});
        MethodPlace read{text(place, "country", "[A-Z]{2}"), texts(place, "currencies")};
        const Country *country = findCountry(read.country);
        if (!country || !country->acceptsPayments)
            fault(QStringLiteral("places"), QStringLiteral("not a country of create payment: ") + read.country);
        if (read.currencies.isEmpty())
            fault(QStringLiteral("places"), QStringLiteral("a currency is needed"));
        for (const QString &code : std::as_const(read.currencies)) {
            if (!Currency::fromCode(code))
                fault(QStringLiteral("places"), QStringLiteral("unknown currency ") + code);
        }
        method.places << read;
    }
}

void MethodReader::readLimit(const QJsonObject &limit, const char *key, Currency currency, QList<Money> &into)
{
    const QString text = limit.value(QLatin1String(key)).toString();
    if (text.isEmpty())
        return;
    const Result<Money> amount = parseMoney(text, currency, NumberFormat{u'.', u','});
    if (!amount || !amount->isPositive())
        fault(QStringLiteral("limits"), QStringLiteral("not an amount: ") + text);
    else
        into << *amount;
}

void MethodReader::readLimits(const QJsonArray &limits, PaymentMethod &method)
{
    for (const QJsonValue &value : limits) {
        const QJsonObject limit = value.toObject();
        onlyKeys(limit, {"currency", "least", "most"});
        const auto currency = Currency::fromCode(limit.value(QLatin1String("currency")).toString());
        if (!currency) {
            fault(QStringLiteral("limits"), QStringLiteral("a known currency is needed"));
            continue;
        }
        readLimit(limit, "least", *currency, method.least);
        readLimit(limit, "most", *currency, method.most);
    }
}

/// Every description says where it comes from; who maintains the file can look.
void MethodReader::checkSources(const QJsonArray &sources)
{
    for (const QJsonValue &value : sources) {
        const QJsonObject source = value.toObject();
        onlyKeys(source, {"source", "says"});
        const QString where = source.value(QLatin1String("source")).toString();
        if (!where.startsWith(QLatin1String("https://")) && !where.startsWith(QLatin1String("CONTRACT ")))
            fault(QStringLiteral("sources"), QStringLiteral("an address or a section is needed"));
        if (source.value(QLatin1String("says")).toString().isEmpty())
            fault(QStringLiteral("sources"), QStringLiteral("what it says is needed"));
    }
    if (sources.isEmpty())
        fault(QStringLiteral("sources"), QStringLiteral("a source is needed"));
}

/// What contradicts itself would be found at the counter otherwise.
void MethodReader::checkSense(const PaymentMethod &method)
{
    if (!isOneOf(method.category, Categories))
        fault(QStringLiteral("category"), QStringLiteral("not one of the known"));
    if (method.immediate != (method.presentation == Presentation::Silent))
        fault(QStringLiteral("immediate"), QStringLiteral("exactly what shows nothing is immediate"));
    if ((method.presentation == Presentation::LinkQr) != (method.workflow == Workflow::PaymentLink))
        fault(QStringLiteral("presentation"), QStringLiteral("a payment link is shown as link_qr, and nothing else is"));
    if (!method.needsSavedMethod && !method.workflow)
        fault(QStringLiteral("workflow"), QStringLiteral("needed for all but saved methods"));
    if (method.asksBank && method.workflow != Workflow::Redirect)
        fault(QStringLiteral("asks_bank"), QStringLiteral("only where a page can ask instead"));
    if (method.everywhere && !method.places.isEmpty())
        fault(QStringLiteral("places"), QStringLiteral("everywhere needs none"));
    if (!method.documentTypes.isEmpty() && !method.payerFields.contains(QLatin1String("document")))
        fault(QStringLiteral("document_types"), QStringLiteral("no document is asked for"));
}

PaymentMethod MethodReader::method(const QJsonObject &object)
{
    onlyKeys(object, {"id", "name", "type", "category", "workflow", "presentation", "saved_method", "payer_fields",
                      "document_types", "asks_bank", "immediate", "installments", "authorize_only", "cancellable", "refundable",
                      "everywhere", "places", "limits", "sources"});
    PaymentMethod method;
    method.id = text(object, "id", "[a-z][a-z0-9_]{1,39}");
    method.name = text(object, "name", ".{2,40}");
    method.type = text(object, "type", "[A-Z][A-Z0-9_]{1,63}");
    method.category = text(object, "category", "[a-z_]+");
    readWays(object, method);
    method.documentTypes = texts(object, "document_types");
    method.needsSavedMethod = flag(object, "saved_method", false);
    method.asksBank = flag(object, "asks_bank", false);
    method.immediate = flag(object, "immediate", false);
    method.installmentsAllowed = flag(object, "installments", false);
    method.authorizeOnlyAllowed = flag(object, "authorize_only", false);
    method.cancellable = flag(object, "cancellable", true);
    method.refundable = flag(object, "refundable", true);
    method.everywhere = flag(object, "everywhere", false);
    readPlaces(object.value(QLatin1String("places")).toArray(), method);
    readLimits(object.value(QLatin1String("limits")).toArray(), method);
    checkSources(object.value(QLatin1String("sources")).toArray());
    checkSense(method);
    return method;
}

Expected<QList<PaymentMethod>, MethodFaults> MethodReader::read(const QByteArray &json)
{
    QJsonParseError problem{};
    const QJsonObject root = QJsonDocument::fromJson(json, &problem).object();
    if (problem.error != QJsonParseError::NoError)
        return Unexpected(MethodFaults{QStringLiteral("$: ") + problem.errorString()});
    onlyKeys(root, {"schema", "as_of", "note", "methods"});
    if (root.value(QLatin1String("schema")).toInt() != 1)
        fault(QStringLiteral("schema"), QStringLiteral("1 is needed"));
    text(root, "as_of", "[0-9]{4}-[0-9]{2}-[0-9]{2}");
    QList<PaymentMethod> methods;
    const QJsonArray list = root.value(QLatin1String("methods")).toArray();
    for (qsizetype i = 0; i < list.size(); ++i) {
        m_path = QStringLiteral("methods[%1].").arg(i);
        const PaymentMethod read = method(list[i].toObject());
        if (std::ranges::find(methods, read.id, &PaymentMethod::id) != methods.cend() || read.id == LocalMethods)
            fault(QStringLiteral("id"), QStringLiteral("taken: ") + read.id);
        methods << read;
    }
    m_path.clear();
    if (methods.isEmpty())
        fault(QStringLiteral("methods"), QStringLiteral("a method is needed"));
    if (!m_faults.isEmpty())
        return Unexpected(m_faults);
    return methods;
}

} // namespace

Expected<QList<PaymentMethod>, MethodFaults> parseMethodPack(const QByteArray &json)
{
    return MethodReader().read(json);
}

QByteArray shippedMethodPack()
{
    return QByteArray::fromRawData(methodfile::Json, sizeof methodfile::Json - 1);
}

} // namespace pos
