// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Small building blocks without behaviour of their own.
#pragma once

#include "ui/theme/icons.h"

#include <QFrame>
#include <QKeySequence>
#include <QLabel>

class QHBoxLayout;
class QPushButton;
class QTimer;
class QVBoxLayout;

namespace pos::ui {

/// A rounded container with an optional title row.
class Card : public QFrame
{
    Q_OBJECT
public:
    explicit Card(const QString &title = {}, QWidget *parent = nullptr);
    QVBoxLayout *body() const noexcept { return m_body; }
    /// Right side of the title row, for small actions.
    QHBoxLayout *header() const noexcept { return m_header; }
    void setTitle(const QString &title);

private:
    QLabel *m_title;
    QHBoxLayout *m_header;
    QVBoxLayout *m_body;
};

/// One line that ends in "..." when there is no room; the tool tip has it whole.
class ElidedLabel : public QLabel
{
    Q_OBJECT
public:
    explicit ElidedLabel(const QString &text = {}, QWidget *parent = nullptr);
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

/// An icon that follows the scheme.
class IconLabel : public QWidget
{
    Q_OBJECT
public:
    explicit IconLabel(const QString &name = {}, Ink ink = Ink::Muted, int size = metric::IconSize, QWidget *parent = nullptr);
    void setIcon(const QString &name, Ink ink);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
    Ink m_ink;
};

/// Three dots that move while visible and something is going on.
class BusyDots : public QWidget
{
    Q_OBJECT
public:
    explicit BusyDots(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QTimer *m_timer;
    int m_step = 0;
};

/// What a place says while it has nothing to show.
class EmptyState : public QWidget
{
    Q_OBJECT
public:
    EmptyState(const QString &iconName, const QString &title, const QString &text, QWidget *parent = nullptr);
    void setTexts(const QString &title, const QString &text);
    /// Adds a button; its objectName is the caller's business.
    QPushButton *addAction(const QString &text);

private:
    QLabel *m_title;
    QLabel *m_text;
    QVBoxLayout *m_layout;
};

/// A key cap such as "F9".
QLabel *makeKeyHint(const QKeySequence &keys, QWidget *parent, bool onAccent = false);
QFrame *makeSeparator(QWidget *parent);

}
