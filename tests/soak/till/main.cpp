// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "till/tillprogram.h"

int main(int argc, char **argv)
{
    return soak::runTill(argc, argv);
}
