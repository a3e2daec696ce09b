/*
 * Power sums of blocks of values, an item for each lane of a block: the terms of a lane are added one after the other, as on
 * the processor. The host adds the lanes.
 *
 * values           float32[n]
 * block            values of a block, the last one of what is left
 * centre           what is subtracted before
 * lowest, highest  values that count
 * lanes            lanes of all blocks: 8 each
 * sums             float64[8][lanes]: how many count, their sums of d, |d|, d^2, d^3 and d^4, the smallest and the largest,
 *                  which are any value where none counts
 */
KERNEL(weft_moments, GLOBAL const float *values, int64_t n, int64_t block, double centre, double lowest, double highest,
    int64_t lanes, GLOBAL double *sums) {
    for (int64_t lane = GROUP * ITEMS + ITEM; lane < lanes; lane += GROUPS * ITEMS) {
        int64_t begin = lane / 8 * block, end = n - begin < block ? n : begin + block;
        double count = 0, sum = 0, absolute = 0, square = 0, cube = 0, fourth = 0, min = 0, max = 0;
        for (int64_t k = begin + lane % 8; k < end; k += 8) {
            double v = values[k];
            if (lowest <= v && v <= highest) {
                double d = v - centre, d2 = d * d;
                min = count == 0 || v < min ? v : min;
                max = count == 0 || v > max ? v : max;
                count += 1;
                sum += d;
                absolute += d < 0 ? -d : d;
                square += d2;
                cube += d2 * d;
                fourth += d2 * d2;
            }
        }
        sums[lane] = count;
        sums[lanes + lane] = sum;
        sums[2 * lanes + lane] = absolute;
        sums[3 * lanes + lane] = square;
        sums[4 * lanes + lane] = cube;
        sums[5 * lanes + lane] = fourth;
        sums[6 * lanes + lane] = min;
        sums[7 * lanes + lane] = max;
    }
}
