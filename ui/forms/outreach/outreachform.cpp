// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/outreach/outreachform.h"

#include "domain/country.h"
#include "ui/forms/outreach/phoneedit.h"
#include "ui/forms/outreach/rowseditor.h"
#include "ui/text/fielderrortext.h"
#include "ui/text/moneytext.h"
#include "ui/text/outreachtext.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/amountedit.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace pos::ui {

namespace {

const QString IndexPattern = QStringLiteral("[");

QGridLayout *gridIn(QWidget *holder)
{
    auto *grid = new QGridLayout(holder);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::M);
    grid->setVerticalSpacing(space::M);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    return grid;
}

/// "engagement.metadata[2].key" -> index 2 and "key"; -1 when it is not of a row.
std::pair<int, QString> rowOf(const QString &path)
{
    const qsizetype open = path.lastIndexOf(u'['), close = path.lastIndexOf(u']');
    if (open < 0 || close < open)
        return {-1, {}};
    return {path.mid(open + 1, close - open - 1).toInt(), path.mid(close + 2)};
}

} // namespace

KeyValues keyValuesOf(const RowsEditor &editor)
{
    KeyValues values;
    for (const QStringList &row : editor.rows())
        values.append({row.value(0), row.value(1)});
    return values;
}

void setKeyValues(RowsEditor &editor, const KeyValues &values)
{
    QList<QStringList> rows;
    for (const auto &[key, value] : values)
        rows << QStringList{key, value};
    editor.setRows(rows);
}

OutreachForm::OutreachForm(const PhoneNumbers &phones, const QTimeZone &zone, QWidget *parent)
    : QWidget(parent)
    , m_phones(phones)
    , m_zone(zone)
    , m_layout(new QVBoxLayout(this))
    , m_binder(new FieldBinder(this))
{
    m_layout->setContentsMargins(0, 0, space::M, 0);
    m_layout->setSpacing(space::M);
    connect(m_binder, &FieldBinder::edited, this, &OutreachForm::markEdited);
}

QGridLayout *OutreachForm::addSection(const QString &title)
{
    auto *heading = new QLabel(title, this);
    setLook(heading, "strong");
    m_layout->addWidget(heading);
    auto *holder = new QWidget(this);
    m_layout->addWidget(holder);
    m_currentFold = nullptr;
    return gridIn(holder);
}

QGridLayout *OutreachForm::addFold(const QString &name, const QString &title)
{
    auto *button = new QPushButton(title, this);
    button->setObjectName(name + QStringLiteral("Button"));
    button->setCheckable(true);
    button->setAutoDefault(false);
    setLook(button, "quiet");
    setLeadingIcon(*button, QStringLiteral("chevronright"));
    m_layout->addWidget(button, 0, Qt::AlignLeft);
    auto *holder = new QWidget(this);
    holder->setObjectName(name);
    holder->hide();
    m_layout->addWidget(holder);
    connect(button, &QPushButton::toggled, holder, [button, holder](bool open) {
        setLeadingIcon(*button, open ? QStringLiteral("chevrondown") : QStringLiteral("chevronright"));
        holder->setVisible(open);
    });
    m_currentFold = holder;
    return gridIn(holder);
}

void OutreachForm::openFold(const QWidget *fold)
{
    if (auto *button = fold ? findChild<QPushButton *>(fold->objectName() + QStringLiteral("Button")) : nullptr)
        button->setChecked(true);
}

FormField *OutreachForm::add(QGridLayout *grid, const QString &path, const QString &label, QWidget *input, bool wide)
{
    auto *field = new FormField(label, input, this);
    int row = grid->property("row").toInt(), column = grid->property("column").toInt();
    if (wide && column == 1)
        ++row, column = 0;
    grid->addWidget(field, row, column, 1, wide ? 2 : 1, Qt::AlignTop);
    grid->setProperty("row", wide || column == 1 ? row + 1 : row);
    grid->setProperty("column", wide || column == 1 ? 0 : 1);
    m_fields.append({path, field, m_currentFold});
    m_binder->bind(path, field);
    if (auto *rows = qobject_cast<RowsEditor *>(input))
        connect(rows, &RowsEditor::edited, this, [this, path] { markEdited(path); });
    else if (auto *date = qobject_cast<QDateTimeEdit *>(input))
        connect(date, &QDateTimeEdit::dateTimeChanged, this, [this, path] { markEdited(path); });
    return field;
}

QLineEdit *OutreachForm::line(const char *name, int maximum)
{
    auto *edit = new QLineEdit(this);
    edit->setObjectName(QString::fromLatin1(name));
    edit->setMaxLength(maximum);
    return edit;
}

QLineEdit *OutreachForm::addLine(QGridLayout *grid, const QString &path, const QString &label, const char *name, bool wide)
{
    auto *edit = line(name);
    add(grid, path, label, edit, wide);
    return edit;
}

QComboBox *OutreachForm::combo(const char *name)
{
    auto *box = new QComboBox(this);
    box->setObjectName(QString::fromLatin1(name));
    return box;
}

AmountEdit *OutreachForm::amount(const char *name)
{
    auto *edit = new AmountEdit(this);
    edit->setObjectName(QString::fromLatin1(name));
    return edit;
}

QDateTimeEdit *OutreachForm::moment(const char *name)
{
    auto *edit = new QDateTimeEdit(this);
    edit->setObjectName(QString::fromLatin1(name));
    edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
    edit->setCalendarPopup(true);
    return edit;
}

RowsEditor *OutreachForm::keyValues(const char *name, const QString &addText)
{
    return new RowsEditor(QString::fromLatin1(name), {{tr("Name"), 1}, {tr("Value"), 2}}, addText, this);
}

void OutreachForm::addPhone(QGridLayout *grid, const QString &path, const QString &label, const char *name)
{
    m_phone = new PhoneEdit(m_phones, this);
    m_phone->setObjectName(QString::fromLatin1(name));
    m_phonePath = path;
    add(grid, path, label, m_phone);
}

void OutreachForm::addCountry(QGridLayout *grid, const QString &path, const char *name)
{
    m_country = combo(name);
    m_country->addItem(tr("Choose"), QString());
    for (const Country &country : allCountries())
        m_country->addItem(country.name, country.code);
    m_country->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    add(grid, path, tr("Country"), m_country);
    connect(m_country, &QComboBox::currentIndexChanged, this, [this] {
        if (m_phone)
            m_phone->setCountry(countryCode());
        refreshPhoneHint();
    });
}

QString OutreachForm::countryCode() const
{
    return m_country->currentData().toString();
}

ParsedPhone OutreachForm::phone() const
{
    return m_phone->parsed();
}

void OutreachForm::setCountry(const QString &alpha2)
{
    m_country->setCurrentIndex(qMax(0, m_country->findData(alpha2)));
    m_phone->setCountry(alpha2);
}

void OutreachForm::setPhone(const PhoneNumber &number)
{
    m_phone->setNumber(number);
    refreshPhoneHint();
}

qint64 OutreachForm::msOf(const QDateTimeEdit *edit) const
{
    return QDateTime(edit->date(), edit->time(), m_zone).toMSecsSinceEpoch();
}

void OutreachForm::setMs(QDateTimeEdit *edit, qint64 ms) const
{
    // The field itself knows the computer's zone only: it is given the wall clock of the till.
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(ms, m_zone);
    edit->setDateTime(QDateTime(local.date(), local.time()));
}

std::optional<Money> OutreachForm::moneyOf(const AmountEdit *edit) const
{
    const Checked<Money> money = edit->amount({}, true);
    return money ? std::optional(*money) : std::nullopt;
}

QList<FieldError> OutreachForm::ownErrors() const
{
    QList<FieldError> errors = unreadable();
    if (!phoneProblemText(phone(), {}).isEmpty() && phone().verdict != PhoneVerdict::Empty)
        errors << FieldError{m_phonePath, Rule::BadPhone, 0, 0, {}};
    return errors;
}

const OutreachForm::Field *OutreachForm::fieldOf(const QString &path) const
{
    const QString plain = m_aliases.value(path, path);
    for (const Field &field : m_fields) {
        if (plain == field.path || plain.startsWith(field.path + IndexPattern) || path.startsWith(field.path + IndexPattern))
            return &field;
    }
    return nullptr;
}

void OutreachForm::markEdited(const QString &path)
{
    m_touched.insert(path);
    if (path == m_phonePath)
        refreshPhoneHint();
    Q_EMIT edited();
}

void OutreachForm::refreshPhoneHint()
{
    if (!m_phone)
        return;
    const ParsedPhone now = m_phone->parsed();
    FormField *field = formFieldOf(m_phone);
    field->setHint(now.verdict == PhoneVerdict::Valid ? phoneHintText(now) : QString());
    field->setWarning(now.verdict == PhoneVerdict::Invalid ? phoneHintText(now) : QString());
}

void OutreachForm::showErrors(const QList<FieldError> &errors, bool all)
{
    m_allTouched = m_allTouched || all;
    QHash<const Field *, QString> hard, soft;
    for (const FieldError &error : errors) {
        const Field *field = fieldOf(error.field);
        const bool early = error.rule == Rule::Required && !m_allTouched && field && !m_touched.contains(field->path);
        if (!field || early)
            continue;
        QString text = fieldErrorText(error);
        if (field->path == m_phonePath && !isSoft(error.rule)) {
            const QString problem = phoneProblemText(m_phone->parsed(), m_phone->example());
            text = problem.isEmpty() ? text : problem;
        }
        if (const auto [row, part] = rowOf(error.field); row >= 0) {
            const auto *rows = qobject_cast<RowsEditor *>(field->field->input());
            text = tr("Row %1: %2").arg(rows ? rows->shownRow(row) : row + 1).arg(text);
        }
        auto &kind = isSoft(error.rule) ? soft : hard;
        if (!kind.contains(field))
            kind.insert(field, text);
    }
    for (const Field &field : m_fields) {
        field.field->setError(hard.value(&field));
        if (field.path != m_phonePath || soft.contains(&field))
            field.field->setWarning(soft.value(&field));
        if (hard.contains(&field))
            openFold(field.fold);
    }
}

void OutreachForm::focusFirstBad()
{
    for (const Field &field : m_fields) {
        if (!field.field->hasError())
            continue;
        openFold(field.fold);
        field.field->input()->setFocus(Qt::OtherFocusReason);
        return;
    }
}

} // namespace pos::ui
