// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/settings/connectiontest.h"

#include "ui/forms/settings/connectionface.h"
#include "ui/forms/settings/settingscontroller.h"
#include "ui/text/errortext.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/formscroll.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace pos::ui {

ConnectionTest::ConnectionTest(SettingsController &controller, Take take, QWidget *parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_take(std::move(take))
    , m_button(new QPushButton(tr("&Test connection"), this))
    , m_dots(new BusyDots(this))
    , m_message(new MessageBar(this))
    , m_support(new QLabel(this))
{
    setLeadingIcon(*m_button, QStringLiteral("online"));
    m_button->setObjectName(QStringLiteral("testConnectionButton"));
    m_message->setObjectName(QStringLiteral("connectionMessageBar"));
    m_support->setObjectName(QStringLiteral("connectionSupportLabel"));
    m_support->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_support->setWordWrap(true);
    setLook(m_support, "caption");
    auto *row = new QHBoxLayout;
    row->addWidget(m_button);
    row->addWidget(m_dots);
    row->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::S);
    layout->addLayout(row);
    layout->addWidget(m_message);
    layout->addWidget(m_support);
    connect(m_button, &QPushButton::clicked, this, &ConnectionTest::start);
    setBusy(false);
    m_support->hide();
}

void ConnectionTest::setBusy(bool busy)
{
    m_busy = busy; // stays enabled: a disabled button would throw the keyboard focus elsewhere
    m_button->setText(busy ? tr("Testing...") : tr("&Test connection"));
    m_dots->setVisible(busy);
}

void ConnectionTest::start()
{
    if (m_busy)
        return;
    std::optional<Subject> subject = m_take();
    if (!subject)
        return;
    reset();
    setBusy(true);
    m_controller.testConnection(
        subject->settings, std::move(subject->typed), this,
        [this, generation = m_generation, settings = subject->settings](const Result<ConnectionReport> &result) {
            if (generation == m_generation)
                onReport(result, settings);
        });
}

void ConnectionTest::reset()
{
    ++m_generation;
    m_good = false;
    m_message->clear();
    m_support->hide();
    setBusy(false);
}

void ConnectionTest::onReport(const Result<ConnectionReport> &result, const Settings &settings)
{
    setBusy(false);
    if (!result) {
        m_message->showMessage(Tone::Failed, errorText(result.error()), false);
        Q_EMIT finished(false);
        return;
    }
    const ConnectionFace face = connectionFace(*result, settings);
    m_good = face.good;
    m_message->showMessage(face.good ? Tone::Success : Tone::Failed, face.words, false);
    if (!face.field.isEmpty())
        m_message->setAction(tr("Show the field"), [this, name = face.field] { Q_EMIT fieldSuggested(name); });
    m_support->setText(face.support);
    m_support->setVisible(!face.support.isEmpty());
    for (QWidget *w = parentWidget(); w != nullptr; w = w->parentWidget()) {
        if (auto *area = qobject_cast<FormScroll *>(w)) {
            area->reveal(m_support);
            break;
        }
    }
    Q_EMIT finished(face.good);
}

}
