// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// pos-icons SVG FOLDER [SIZE...]: draws the picture into FOLDER/SIZExSIZE.png. Runs while packages are built, so
// that no picture of the picture is kept in the repository. Exit 1 when a picture is not drawn or not written.
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>

#include <cstdio>

int main(int argc, char **argv)
{
    if (argc < 4) {
        std::fputs("pos-icons SVG FOLDER SIZE...\n", stderr);
        return 2;
    }
    QSvgRenderer picture(QString::fromLocal8Bit(argv[1]));
    for (int i = 3; i < argc; ++i) {
        const int size = QByteArray(argv[i]).toInt();
        QImage image(size, size, QImage::Format_ARGB32);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        picture.render(&painter);
        painter.end();
        const QString file = QStringLiteral("%1/%2x%2.png").arg(QString::fromLocal8Bit(argv[2])).arg(size);
        if (!picture.isValid() || size <= 0 || !image.save(file)) {
            std::fprintf(stderr, "pos-icons: %s could not be made\n", qPrintable(file));
            return 1;
        }
    }
    return 0;
}
