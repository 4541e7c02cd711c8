package dev.patchbay.blog;

/** An enumeration. */
public enum Mood {
    SUNNY,
    GLOOMY
}
