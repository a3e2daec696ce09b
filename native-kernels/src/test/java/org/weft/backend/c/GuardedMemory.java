package org.weft.backend.c;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * Memory that ends where a page begins that nobody may touch: a C kernel that reads or writes one byte too far kills the
 * tests, not the user. On Linux; elsewhere plain memory.
 */
final class GuardedMemory {

    private static final boolean LINUX = System.getProperty("os.name").equals("Linux");
    private static final int READ_WRITE = 1 | 2;
    private static final int PRIVATE_ANONYMOUS = 0x02 | 0x20;

    private GuardedMemory() {}

    /** The system's functions, looked up where they are those of Linux. */
    private static final class Linux {

        static final long PAGE = (int) call(function("getpagesize", JAVA_INT));
        static final MethodHandle MMAP = function("mmap", ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT,
                JAVA_LONG);
        static final MethodHandle MPROTECT = function("mprotect", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
        static final MethodHandle MUNMAP = function("munmap", JAVA_INT, ADDRESS, JAVA_LONG);

        static MethodHandle function(String name, MemoryLayout result, MemoryLayout... arguments) {
            return Linker.nativeLinker().downcallHandle(Linker.nativeLinker().defaultLookup().findOrThrow(name),
                    FunctionDescriptor.of(result, arguments));
        }

        static Object call(MethodHandle function, Object... arguments) {
            try {
                return function.invokeWithArguments(arguments);
            } catch (Throwable e) {
                throw new AssertionError(e);
            }
        }
    }

    /** Zeroed memory, aligned as its size is, up to a page. */
    static MemorySegment allocate(Arena arena, long bytes) {
        if (!LINUX) {
            return arena.allocate(bytes, Long.BYTES);
        }
        long usable = Math.ceilDiv(bytes, Linux.PAGE) * Linux.PAGE;
        long mapped = usable + Linux.PAGE;
        var pages = ((MemorySegment) Linux.call(Linux.MMAP, MemorySegment.NULL, mapped, READ_WRITE, PRIVATE_ANONYMOUS,
                -1, 0L)).reinterpret(mapped, arena, start -> check(Linux.call(Linux.MUNMAP, start, mapped)));
        check(Linux.call(Linux.MPROTECT, pages.asSlice(usable), Linux.PAGE, 0));
        return pages.asSlice(usable - bytes, bytes);
    }

    private static void check(Object status) {
        if ((int) status != 0) {
            throw new AssertionError("the system refuses to map or protect memory");
        }
    }
}
