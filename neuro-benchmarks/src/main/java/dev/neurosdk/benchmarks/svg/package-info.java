/** Drawing, for pages in light and dark. Knows only the JDK. Start with {@link dev.neurosdk.benchmarks.svg.Svg}. */
@NullMarked
package dev.neurosdk.benchmarks.svg;

import org.jspecify.annotations.NullMarked;
