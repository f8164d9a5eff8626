package com.occuz.command.brokenwall;

import com.occuz.query.ReadSide;

/** Breaks a wall on purpose. */
record CommandOnQuery(ReadSide views) {}
