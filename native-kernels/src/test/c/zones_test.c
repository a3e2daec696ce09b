#include "texture.h"
#include "image.h"

/* A zone as the kernel should report it. */
struct zone {
    int64_t size, level, slice, distance;
};

/* Voxels that have not been reached keep their level; the others become 0, and are numbered. */
static struct zone flood(struct sample s, const int32_t *distances, int planar, int64_t first, int64_t *queue,
    int32_t number, int32_t *numbers) {
    int64_t head = 0, tail = 1, depth = planar ? 0 : 1, plane = s.nx * s.ny;
    struct zone zone = {0, s.levels[first], first / plane, INT32_MAX};
    queue[0] = first;
    s.levels[first] = 0;
    for (; head < tail; head++) {
        int64_t v = queue[head], x = v % s.nx, y = v / s.nx % s.ny, z = v / plane;
        zone.size++;
        numbers[v] = number;
        if (distances != NULL && distances[v] < zone.distance) {
            zone.distance = distances[v];
        }
        for (int64_t k = 0; k < 27; k++) {
            int64_t a = x + k % 3 - 1, b = y + k / 3 % 3 - 1, c = z + (k / 9 - 1) * depth;
            if (level_at(s, a, b, c) == zone.level) {
                queue[tail++] = (c * s.ny + b) * s.nx + a;
                s.levels[queue[tail - 1]] = 0;
            }
        }
    }
    return zone;
}

static void check_zones(struct sample s, int32_t planar, const int32_t *distances, int32_t *seams) {
    int64_t n = s.nx * s.ny * s.nz, plane = s.nx * s.ny, *queue = block(n, sizeof *queue), found = 0;
    int32_t *numbers = block(n, sizeof *numbers);
    struct weft_zones zones;
    CALL_IN_NEED(WEFT_TIERED(weft_zones)(s.levels, s.nx, s.ny, s.nz, planar, distances, seams, &zones));
    for (int64_t v = 0; v < n; v++) {
        if (v % plane == 0 && v > 0) {
            CHECK(zones.ends[v / plane - 1] == found);
        }
        if (s.levels[v] > 0) {
            struct zone expected = flood(s, distances, planar, v, queue, (int32_t)found + 1, numbers);
            CHECK(expected.size == zones.sizes[found] && expected.level == zones.levels[found]);
            CHECK(distances == NULL ? zones.distances == NULL : expected.distance == zones.distances[found]);
            found++;
        }
    }
    CHECK(found == zones.count && found == zones.ends[s.nz - 1]);
    for (int64_t v = 0; seams != NULL && v < plane; v++) {
        CHECK(seams[v] == numbers[v] && seams[plane + v] == numbers[n - plane + v]);
    }
    CHECK(WEFT_TIERED(weft_free_zones)(&zones) == WEFT_OK);
    free(queue);
    free(numbers);
}

void test(void) {
    for (int64_t k = 0; k < 200; k++) {
        struct sample s = make_sample();
        int64_t n = s.nx * s.ny * s.nz;
        int32_t *distances = block(n, sizeof *distances), *seams = block(2 * s.nx * s.ny, sizeof *seams);
        for (int64_t v = 0; v < n; v++) {
            distances[v] = (int32_t)(1 + below(50));
        }
        check_zones(s, (int32_t)below(2), below(2) == 0 ? NULL : distances, below(2) == 0 ? NULL : seams);
        free(s.levels);
        free(distances);
        free(seams);
    }
}
