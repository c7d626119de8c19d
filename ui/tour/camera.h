// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Photographs a window in both sizes, light and dark, and has each picture
// measured (layoutaudit). Collects the entries of index.json. Ui thread.
#pragma once

#include <QJsonArray>
#include <QString>

class QWidget;

namespace pos::ui {

class Theme;

class Camera
{
public:
    Camera(QString folder, Theme &theme);

    /// Four pictures NN-name[-dark]-WxH.png of a resizable window; a dialog keeps its own size.
    void take(const QString &name, QWidget &window);
    /// A step that could not be done; there is no picture of it.
    void failed(const QString &name, const QString &why);

    bool allGood() const { return m_good; }
    int pictures() const { return m_pictures; }
    /// Writes index.json; empty = written.
    QString writeIndex() const;
    /// One line a problem, for the terminal.
    QStringList problems() const;

private:
    void shoot(const QString &name, QWidget &window, bool dark);

    QString m_folder;
    Theme &m_theme;
    QJsonArray m_entries;
    int m_number = 0;
    int m_pictures = 0;
    bool m_good = true;
};

}
