// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Runs the fuzz target over files with any compiler, so that what was found once
// stays found. Arguments: files or folders. Exit 3 when there is nothing to run.
#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <cstdio>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int main(int argc, char **argv)
{
    int runs = 0;
    for (int i = 1; i < argc; ++i) {
        QDirIterator files(QString::fromLocal8Bit(argv[i]), QDir::Files);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                return 3;
            const QByteArray content = file.readAll();
            // Each file as it is, and for every reader.
            for (const char choice : {'\0', 'A', 'B', 'C', 'D', 'E', 'F', 'G'}) {
                const QByteArray input = choice ? choice + content : content;
                LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t *>(input.constData()),
                                       static_cast<size_t>(input.size()));
                ++runs;
            }
        }
    }
    std::printf("%d inputs\n", runs);
    return runs > 50 ? 0 : 3;
}
