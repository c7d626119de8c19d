// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// RecoverySettings as JSON, for the settings file and for `--provision`, and
// their rules: those of the request that they go into.
#include "domain/settings.h"

#include "domain/outreachcheck.h"
#include "domain/textrules.h"

#include <QJsonArray>

namespace pos {

namespace {

const QString Id = QStringLiteral("id"), Variables = QStringLiteral("variables"), Template = QStringLiteral("template"),
              Pdf = QStringLiteral("pdf_template"), Methods = QStringLiteral("methods"), Seller = QStringLiteral("seller"),
              Name = QStringLiteral("name"), Fallback = QStringLiteral("fallback_instructions"), Url = QStringLiteral("redirection_url"),
              Wording = QStringLiteral("consent_wording"), Limits = QStringLiteral("limits"),
              Everywhere = QStringLiteral("all");

/// Remembers the first fault, unknown keys included.
struct Faults
{
    std::optional<FieldError> first;

    void add(const QString &path, Rule rule, const QString &detail)
    {
        if (!first)
            first = FieldError{path, rule, 0, 0, detail};
    }
    void unknown(const QJsonObject &object, const QString &path, const QStringList &known)
    {
        for (const QString &key : object.keys()) {
            if (!known.contains(key))
                add(path + u'.' + key.left(60), Rule::NotInList, {});
        }
    }
    QString text(const QJsonObject &object, const QString &path, const QString &key)
    {
        const QJsonValue value = object.value(key);
        if (!value.isUndefined() && !value.isString())
            add(path + u'.' + key, Rule::NotInList, QStringLiteral("string"));
        return value.toString().trimmed();
    }
    QJsonObject object(const QJsonObject &object, const QString &path, const QString &key)
    {
        const QJsonValue value = object.value(key);
        if (!value.isUndefined() && !value.isObject())
            add(path + u'.' + key, Rule::NotInList, QStringLiteral("object"));
        return value.toObject();
    }
};

QJsonObject templateToJson(const MessageTemplate &message)
{
    QJsonObject variables;
    for (const auto &[key, value] : message.variables)
        variables.insert(key, value);
    return {{Id, message.id}, {Variables, variables}};
}

MessageTemplate templateFrom(const QJsonObject &object, const QString &path, Faults &faults)
{
    faults.unknown(object, path, {Id, Variables});
    MessageTemplate message;
    message.id = faults.text(object, path, Id);
    const QJsonObject variables = faults.object(object, path, Variables);
    for (auto it = variables.begin(); it != variables.end(); ++it)
        message.variables.append({it.key(), faults.text(variables, path + u'.' + Variables, it.key())});
    return message;
}

/// {"all": "Mon-Fri 09:00-18:00; day 1", "CO": "apart 48"}
QJsonObject limitsToJson(const ContactLimits &limits)
{
    QJsonObject object;
    for (auto it = limits.cbegin(); it != limits.cend(); ++it)
        object.insert(it.key().isEmpty() ? Everywhere : it.key(), shopLimitsText(*it));
    return object;
}

ContactLimits limitsFrom(const QJsonObject &object, const QString &path, Faults &faults)
{
    ContactLimits limits;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const auto read = shopLimitsFromText(path + u'.' + it.key(), faults.text(object, path, it.key()));
        if (!read)
            faults.add(read.error().field, read.error().rule, read.error().detail);
        else if (*read != ShopLimits())
            limits.insert(it.key() == Everywhere ? QString() : it.key(), *read);
    }
    return limits;
}

} // namespace

QJsonObject recoveryToJson(const RecoverySettings &recovery)
{
    return {{Template, templateToJson(recovery.message)},
            {Pdf, templateToJson(recovery.pdf)},
            {Methods, QJsonArray::fromStringList(recovery.methods)},
            {Seller, QJsonObject{{Name, recovery.seller.name}, {Fallback, recovery.seller.fallbackInstructions}, {Url, recovery.seller.redirectionUrl}}},
            {Wording, recovery.consentWording},
            {Limits, limitsToJson(recovery.limits)}};
}

Checked<RecoverySettings> recoveryFromJson(const QJsonObject &object, const QString &path)
{
    Faults faults;
    faults.unknown(object, path, {Template, Pdf, Methods, Seller, Wording, Limits});
    RecoverySettings recovery;
    recovery.message = templateFrom(faults.object(object, path, Template), path + u'.' + Template, faults);
    recovery.pdf = templateFrom(faults.object(object, path, Pdf), path + u'.' + Pdf, faults);
    const QJsonValue methods = object.value(Methods);
    if (!methods.isUndefined() && !methods.isArray())
        faults.add(path + u'.' + Methods, Rule::NotInList, QStringLiteral("array"));
    const QJsonArray list = methods.toArray();
    for (qsizetype i = 0; i < list.size(); ++i) {
        if (!list[i].isString())
            faults.add(path + u'.' + Methods + QStringLiteral("[%1]").arg(i), Rule::NotInList, QStringLiteral("string"));
        recovery.methods << list[i].toString().trimmed();
    }
    const QString sellerPath = path + u'.' + Seller;
    const QJsonObject seller = faults.object(object, path, Seller);
    faults.unknown(seller, sellerPath, {Name, Fallback, Url});
    recovery.seller = {faults.text(seller, sellerPath, Name), faults.text(seller, sellerPath, Fallback), faults.text(seller, sellerPath, Url)};
    recovery.consentWording = faults.text(object, path, Wording);
    recovery.limits = limitsFrom(faults.object(object, path, Limits), path + u'.' + Limits, faults);
    if (faults.first)
        return Unexpected<FieldError>(*faults.first);
    return recovery;
}

QList<FieldError> checkRecoverySettings(const RecoverySettings &recovery)
{
    static const QList<std::pair<QString, QString>> places{
        {QStringLiteral("settings.contact_details.initial_template_message"), QStringLiteral("recovery.template")},
        {QStringLiteral("settings.contact_details.pdf_template"), QStringLiteral("recovery.pdf_template")},
        {QStringLiteral("settings.contact_details.payment_methods.available"), QStringLiteral("recovery.methods")},
        {QStringLiteral("additional_information.seller_details"), QStringLiteral("recovery.seller")}};
    DeclinedPayment probe;
    probe.channel = recovery.pdf.isEmpty() ? ContactChannel::PhoneCall : ContactChannel::WhatsApp; // a PDF needs a message
    probe.message = recovery.message;
    probe.pdf = recovery.pdf;
    probe.methods = recovery.methods;
    probe.seller = recovery.seller;
    QList<FieldError> errors;
    for (FieldError error : checkDeclinedPayment(probe, 0)) {
        for (const auto &[wire, ours] : places) {
            if (!error.field.startsWith(wire))
                continue;
            error.field.replace(0, wire.size(), ours);
            errors << error;
            break;
        }
    }
    errors << checkContactLimits(recovery.limits);
    collect(errors, checkOptionalText(QStringLiteral("recovery.consent_wording"), recovery.consentWording, 3, 1000));
    return errors;
}

} // namespace pos
