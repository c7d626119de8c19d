// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// What stands for and against a contact: consent, the rules' answer with its
// source and the next allowed minute, earlier contacts. Shows an outlook and
// says what was pressed; decides nothing. Ui thread.
#pragma once

#include "domain/outreachorder.h"

#include <QFrame>
#include <QTimeZone>

class QCheckBox;
class QLabel;
class QPushButton;

namespace pos::ui {

class StatusPill;

class ContactBox final : public QFrame
{
    Q_OBJECT
public:
    explicit ContactBox(const QTimeZone &till, QWidget *parent = nullptr);

    /// In training alone: offers the training clock (ports/outreachdesk.h).
    void offerTrainingClock(bool on);
    void showOutlook(const OutreachOutlook &outlook, qint64 nowMs);
    /// A person saw the earlier contacts and decided to make another one.
    bool despiteEarlier() const;

Q_SIGNALS:
    void consentRequested();
    void optOutRequested();
    /// Remind when it is allowed.
    void reminderRequested(qint64 atMs);
    void despiteChanged();
    void trainingClockChanged(bool on);

private:
    QLabel *label(const char *name, const char *look);
    QPushButton *button(const char *name, const QString &text);

    const QTimeZone m_till;
    StatusPill *m_pill;
    QLabel *m_what, *m_todo, *m_source, *m_consent, *m_earlier, *m_hour;
    QCheckBox *m_despite, *m_training;
    QPushButton *m_record, *m_remind, *m_optOut;
    qint64 m_nextMs = 0;
};

} // namespace pos::ui
