#include "texture.h"
#include "image.h"

/* Voxels that have not been reached keep their level; the others become 0. */
static struct weft_zone flood(struct sample s, const int32_t *distances, int planar, int64_t first, int64_t *queue) {
    int64_t head = 0, tail = 1, depth = planar ? 0 : 1, plane = s.nx * s.ny;
    struct weft_zone zone = {0, s.levels[first], (int32_t)(first / plane), distances == NULL ? 0 : INT32_MAX, 0};
    queue[0] = first;
    s.levels[first] = 0;
    for (; head < tail; head++) {
        int64_t v = queue[head], x = v % s.nx, y = v / s.nx % s.ny, z = v / plane;
        zone.size++;
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

void test(void) {
    for (int64_t k = 0; k < 200; k++) {
        struct sample s = make_sample();
        int64_t n = s.nx * s.ny * s.nz, *queue = block(n, sizeof *queue), found = 0;
        int32_t planar = (int32_t)below(2), *all = block(n, sizeof *all), *distances = below(2) == 0 ? NULL : all;
        for (int64_t v = 0; v < n; v++) {
            all[v] = (int32_t)(1 + below(50));
        }
        struct weft_zones zones;
        CALL_IN_NEED(WEFT_TIERED(weft_zones)(s.levels, s.nx, s.ny, s.nz, planar, distances, &zones));
        for (int64_t v = 0; v < n; v++) {
            if (s.levels[v] > 0) {
                struct weft_zone expected = flood(s, distances, planar, v, queue), zone = zones.zones[found++];
                CHECK(expected.size == zone.size && expected.level == zone.level);
                CHECK(expected.slice == zone.slice && expected.distance == zone.distance);
            }
        }
        CHECK(found == zones.count);
        CHECK(WEFT_TIERED(weft_free_zones)(zones.zones) == WEFT_OK);
        free(s.levels);
        free(queue);
        free(all);
    }
}
