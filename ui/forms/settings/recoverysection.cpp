// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/settings/recoverysection.h"

#include "ui/forms/settings/settingnames.h"
#include "ui/forms/settings/settingsfields.h"
#include "ui/theme/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace pos::ui {

namespace {

QLineEdit *textLine(const char *name, QWidget *parent)
{
    auto *edit = new QLineEdit(parent);
    edit->setObjectName(QString::fromLatin1(name));
    edit->setMaxLength(2000);
    return edit;
}

QPlainTextEdit *textBox(const char *name, QWidget *parent)
{
    auto *edit = new QPlainTextEdit(parent);
    edit->setObjectName(QString::fromLatin1(name));
    edit->setTabChangesFocus(true);
    edit->setFixedHeight(76);
    return edit;
}

/// "name = value" on each line.
QString linesOf(const KeyValues &values)
{
    QStringList lines;
    for (const auto &[key, value] : values)
        lines << key + QStringLiteral(" = ") + value;
    return lines.join(u'\n');
}

KeyValues valuesOf(const QString &text)
{
    KeyValues values;
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts)) {
        const qsizetype equals = line.indexOf(u'=');
        if (!line.trimmed().isEmpty())
            values.append({line.left(equals).trimmed(), equals < 0 ? QString() : line.mid(equals + 1).trimmed()});
    }
    return values;
}

QStringList listOf(const QString &text)
{
    QStringList list;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts)) {
        if (!part.trimmed().isEmpty())
            list << part.trimmed();
    }
    return list;
}

/// What is for all countries; gone from the settings when nothing is left of it.
template <typename Change> void changeLimit(Settings &settings, Change change)
{
    ShopLimits limits = settings.recovery.limits.value(QString());
    change(limits);
    if (limits == ShopLimits())
        settings.recovery.limits.remove(QString());
    else
        settings.recovery.limits.insert(QString(), limits);
}

/// A setting that is text and nothing else.
SettingsFields::Write into(QString &(*member)(Settings &))
{
    return [member](Settings &settings, const QString &text) -> std::optional<FieldError> {
        member(settings) = text.trimmed();
        return std::nullopt;
    };
}

}

RecoverySection::RecoverySection(SettingsFields &fields, QWidget *parent)
    : QWidget(parent)
    , m_fields(fields)
{
    auto *grid = twoColumns(this);
    addMessages(grid);
    addShop(grid);
    addLimits(grid);
}

void RecoverySection::addMessages(QGridLayout *grid)
{
    auto *message = m_fields.add(names::RecoveryTemplate, tr("WhatsApp message: &template id"), textLine("recoveryTemplateEdit", this),
                                 [](const Settings &s) { return s.recovery.message.id; },
                                 into([](Settings &s) -> QString & { return s.recovery.message.id; }));
    message->setHint(tr("Yuno gives it to you. Without one nobody can be written to."));
    grid->addWidget(message, 0, 0, Qt::AlignTop);
    grid->addWidget(m_fields.add(names::RecoveryPdf, tr("PDF: template &id (optional)"), textLine("recoveryPdfEdit", this),
                                 [](const Settings &s) { return s.recovery.pdf.id; },
                                 into([](Settings &s) -> QString & { return s.recovery.pdf.id; })),
                    0, 1, Qt::AlignTop);
    auto *variables = m_fields.add(
        names::RecoveryVariables, tr("Variables of the message"), textBox("recoveryVariablesEdit", this),
        [](const Settings &s) { return linesOf(s.recovery.message.variables); },
        [](Settings &s, const QString &text) -> std::optional<FieldError> {
            s.recovery.message.variables = valuesOf(text);
            return std::nullopt;
        });
    variables->setHint(tr("One on each line, for example shop = Corner Shop."));
    grid->addWidget(variables, 1, 0, Qt::AlignTop);
    grid->addWidget(m_fields.add(
                        names::RecoveryPdfVariables, tr("Variables of the PDF"), textBox("recoveryPdfVariablesEdit", this),
                        [](const Settings &s) { return linesOf(s.recovery.pdf.variables); },
                        [](Settings &s, const QString &text) -> std::optional<FieldError> {
                            s.recovery.pdf.variables = valuesOf(text);
                            return std::nullopt;
                        }),
                    1, 1, Qt::AlignTop);
    auto *methods = m_fields.add(
        names::RecoveryMethods, tr("Ways to pay to &offer instead"), textLine("recoveryMethodsEdit", this),
        [](const Settings &s) { return s.recovery.methods.join(QStringLiteral(", ")); },
        [](Settings &s, const QString &text) -> std::optional<FieldError> {
            s.recovery.methods = listOf(text);
            return std::nullopt;
        });
    methods->setHint(tr("With commas between them, for example NEQUI, CREDIT_CARD."));
    grid->addWidget(methods, 2, 0, 1, 2);
}

void RecoverySection::addShop(QGridLayout *grid)
{
    auto *name = m_fields.add(names::RecoverySeller, tr("Name that the agent says"), textLine("recoverySellerEdit", this),
                              [](const Settings &s) { return s.recovery.seller.name; },
                              into([](Settings &s) -> QString & { return s.recovery.seller.name; }));
    name->setHint(tr("Empty: the name of the shop."));
    grid->addWidget(name, 3, 0, Qt::AlignTop);
    grid->addWidget(m_fields.add(names::RecoveryUrl, tr("Web address for the customer"), textLine("recoveryUrlEdit", this),
                                 [](const Settings &s) { return s.recovery.seller.redirectionUrl; },
                                 into([](Settings &s) -> QString & { return s.recovery.seller.redirectionUrl; })),
                    3, 1, Qt::AlignTop);
    grid->addWidget(m_fields.add(names::RecoveryFallback, tr("What to say when nothing helps"), textLine("recoveryFallbackEdit", this),
                                 [](const Settings &s) { return s.recovery.seller.fallbackInstructions; },
                                 into([](Settings &s) -> QString & { return s.recovery.seller.fallbackInstructions; })),
                    4, 0, 1, 2);
    auto *wording = m_fields.add(
        names::RecoveryWording, tr("What customers are &asked, word for word"), textBox("recoveryWordingEdit", this),
        [](const Settings &s) { return s.recovery.consentWording; },
        [](Settings &s, const QString &text) -> std::optional<FieldError> {
            s.recovery.consentWording = text.simplified();
            return std::nullopt;
        });
    wording->setHint(tr("Recorded with every consent. Empty: a short question with the shop's name."));
    grid->addWidget(wording, 5, 0, 1, 2);
}

/// Empty = the law's alone. What is typed can only make it stricter: the looser of the two never counts.
void RecoverySection::addLimits(QGridLayout *grid)
{
    auto *head = new QLabel(tr("Your shop's contact rules: stricter than the law, never looser. Leave a field empty where the law is enough."), this);
    head->setWordWrap(true);
    setLook(head, "muted");
    grid->addWidget(head, 6, 0, 1, 2);
    auto *hours = m_fields.add(
        names::LimitHours, tr("&Hours, in the customer's time"), textLine("limitHoursEdit", this),
        [](const Settings &s) { return weekHoursText(s.recovery.limits.value(QString()).hours); },
        [](Settings &s, const QString &text) -> std::optional<FieldError> {
            const auto week = weekHoursFromText(names::LimitHours, text);
            if (!week)
                return week.error();
            changeLimit(s, [&week](ShopLimits &limits) { limits.hours = *week; });
            return std::nullopt;
        });
    hours->setHint(tr("For example Mon-Fri 9:00-18:00, Sat 10:00-13:00. Days that are not named are closed."));
    grid->addWidget(hours, 7, 0, 1, 2);
    grid->addWidget(cap(names::LimitDay, tr("Contacts a day, at most"), "limitDayEdit", &ShopLimits::perDay), 8, 0, Qt::AlignTop);
    grid->addWidget(cap(names::LimitWeek, tr("Contacts a week, at most"), "limitWeekEdit", &ShopLimits::perWeek), 8, 1, Qt::AlignTop);
    grid->addWidget(cap(names::LimitCase, tr("Contacts about one sale, at most"), "limitCaseEdit", &ShopLimits::perCase), 9, 0, Qt::AlignTop);
    grid->addWidget(cap(names::LimitApart, tr("Hours between two contacts, at least"), "limitApartEdit", &ShopLimits::hoursApart), 9, 1, Qt::AlignTop);
    auto *countries = m_fields.add(
        names::LimitCountries, tr("In single countries, stricter &still"), textBox("limitCountriesEdit", this),
        [](const Settings &s) { return countryLimitsText(s.recovery.limits); },
        [](Settings &s, const QString &text) -> std::optional<FieldError> {
            const auto limits = countryLimitsFromText(names::LimitCountries, text);
            if (!limits)
                return limits.error();
            const ShopLimits everywhere = s.recovery.limits.value(QString());
            s.recovery.limits = *limits;
            changeLimit(s, [&everywhere](ShopLimits &all) { all = everywhere; });
            return std::nullopt;
        });
    countries->setHint(tr("One country on each line, for example CO: Mon-Fri 9:00-17:00; day 1; week 2; case 1; apart 48"));
    grid->addWidget(countries, 10, 0, 1, 2);
}

FormField *RecoverySection::cap(const QString &name, const QString &label, const char *object, std::optional<int> ShopLimits::*value)
{
    return m_fields.add(
        name, label, textLine(object, this),
        [value](const Settings &s) {
            const std::optional<int> own = s.recovery.limits.value(QString()).*value;
            return own ? QString::number(*own) : QString();
        },
        [name, value](Settings &s, const QString &text) -> std::optional<FieldError> {
            bool number = true;
            const int own = text.trimmed().isEmpty() ? 0 : text.trimmed().toInt(&number);
            if (!number)
                return FieldError{name, Rule::NotANumber, 0, 0, {}};
            changeLimit(s, [&](ShopLimits &limits) { limits.*value = text.trimmed().isEmpty() ? std::optional<int>() : own; });
            return std::nullopt;
        });
}

}
