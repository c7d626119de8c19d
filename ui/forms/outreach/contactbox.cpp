// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/outreach/contactbox.h"

#include "ui/text/outreachtext.h"
#include "ui/text/timetext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/statuspill.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace pos::ui {

namespace {

constexpr int MostEarlier = 3;

} // namespace

QLabel *ContactBox::label(const char *name, const char *look)
{
    auto *made = new QLabel(this);
    made->setObjectName(QLatin1String(name));
    made->setWordWrap(true);
    setLook(made, look);
    return made;
}

QPushButton *ContactBox::button(const char *name, const QString &text)
{
    auto *made = new QPushButton(text, this);
    made->setObjectName(QLatin1String(name));
    made->setAutoDefault(false);
    return made;
}

ContactBox::ContactBox(const QTimeZone &till, QWidget *parent)
    : QFrame(parent)
    , m_till(till)
    , m_pill(new StatusPill(this))
    , m_what(label("outlookWhatLabel", "strong"))
    , m_todo(label("outlookTodoLabel", ""))
    , m_source(label("outlookSourceLabel", "muted"))
    , m_consent(label("outlookConsentLabel", "muted"))
    , m_earlier(label("outlookEarlierLabel", "muted"))
    , m_hour(label("trainingClockLabel", "strong"))
    , m_despite(new QCheckBox(tr("Contact them again; I have looked"), this))
    , m_training(new QCheckBox(tr("Training cloc&k: an allowed hour"), this))
    , m_record(button("recordConsentButton", tr("&Record consent...")))
    , m_remind(button("remindButton", tr("Re&mind me")))
    , m_optOut(button("optOutButton", tr("Wants no contact...")))
{
    setObjectName(QStringLiteral("contactBox"));
    setLook(this, "card");
    m_despite->setObjectName(QStringLiteral("despiteEarlierCheck"));
    m_training->setObjectName(QStringLiteral("trainingClockCheck"));
    m_training->setToolTip(tr("For learning at any time of the day: the rules take the next allowed minute for now. Only in training."));
    setLook(m_optOut, "quiet");
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::S);
    buttons->addWidget(m_record);
    buttons->addWidget(m_remind);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::M, space::M, space::M, space::M);
    layout->setSpacing(space::S);
    layout->addWidget(m_pill, 0, Qt::AlignLeft);
    for (QWidget *widget : {static_cast<QWidget *>(m_what), static_cast<QWidget *>(m_todo), static_cast<QWidget *>(m_source),
                            static_cast<QWidget *>(m_training), static_cast<QWidget *>(m_hour), static_cast<QWidget *>(m_consent), static_cast<QWidget *>(m_earlier), static_cast<QWidget *>(m_despite)})
        layout->addWidget(widget);
    layout->addLayout(buttons);
    layout->addWidget(m_optOut, 0, Qt::AlignLeft);
    connect(m_record, &QPushButton::clicked, this, &ContactBox::consentRequested);
    connect(m_optOut, &QPushButton::clicked, this, &ContactBox::optOutRequested);
    connect(m_remind, &QPushButton::clicked, this, [this] { Q_EMIT reminderRequested(m_nextMs); });
    connect(m_despite, &QCheckBox::toggled, this, &ContactBox::despiteChanged);
    connect(m_training, &QCheckBox::toggled, this, &ContactBox::trainingClockChanged);
    m_despite->hide();
    m_remind->hide();
    m_training->hide();
    m_hour->hide();
}

void ContactBox::offerTrainingClock(bool on)
{
    m_training->setChecked(on);
    m_training->show();
}

bool ContactBox::despiteEarlier() const
{
    return !m_despite->isHidden() && m_despite->isChecked();
}

void ContactBox::showOutlook(const OutreachOutlook &outlook, qint64 nowMs)
{
    const bool allowed = outlook.isAllowed();
    m_pill->setFace({allowed ? tr("Allowed now") : tr("Not now"), outlookTone(outlook), allowed ? QStringLiteral("check") : QStringLiteral("clock")});
    const Sentence words = outlookText(outlook, nowMs, m_till);
    m_what->setText(words.what);
    m_what->setVisible(!allowed);
    m_todo->setText(words.todo);
    m_todo->setVisible(!words.todo.isEmpty());
    m_source->setText(ruleSourceText(outlook));
    m_source->setVisible(outlook.block == OutreachBlock::OutsideRules);
    const QString consents = consentsText(outlook.consents, nowMs, m_till);
    m_consent->setText(consents.isEmpty() ? tr("No consent on record for this way of contact.") : consents);
    QStringList earlier;
    for (const OutreachIntent &intent : outlook.earlier.mid(qMax<qsizetype>(0, outlook.earlier.size() - MostEarlier)))
        earlier << tr("%1, %2: %3").arg(momentText(intent.createdMs, nowMs, m_till), intent.operatorName, intentFace(intent).label);
    m_earlier->setText(tr("Earlier: %1").arg(earlier.join(QStringLiteral("; "))));
    m_earlier->setVisible(!earlier.isEmpty());
    // Once it is ticked the reason for showing it is gone.
    m_despite->setVisible((outlook.block == OutreachBlock::AlreadyContacted && !earlier.isEmpty()) || m_despite->isChecked());
    m_nextMs = outlook.verdict.nextAllowedMs;
    m_remind->setVisible(outlook.block == OutreachBlock::OutsideRules && m_nextMs > nowMs);
    m_hour->setText(trainingClockText(outlook));
    m_hour->setVisible(outlook.trainingMs > 0);
    m_record->setVisible(outlook.block != OutreachBlock::OptedOut);
    m_optOut->setVisible(outlook.block != OutreachBlock::OptedOut);
    setAccessibleName(words.joined());
}

} // namespace pos::ui
