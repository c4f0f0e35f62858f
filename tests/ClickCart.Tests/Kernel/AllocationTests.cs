using FsCheck;
using FsCheck.Fluent;

namespace ClickCart.Tests.Kernel;

public sealed class AllocationTests
{
    [Fact]
    public void The_largest_remainders_get_the_cents_left_over() =>
        Allocation.Allocate(100, [1, 1, 1]).ShouldBe([34, 33, 33]);

    [Fact]
    public void Nothing_to_weigh_by_means_an_even_split() => Allocation.Allocate(10, [0, 0, 0]).ShouldBe([4, 3, 3]);

    [Fact]
    public void A_negative_amount_splits_like_its_opposite() => Allocation.Allocate(-100, [1, 1, 1]).ShouldBe([-34, -33, -33]);

    [Fact]
    public void Amounts_near_the_limits_do_not_overflow() => Allocation.Allocate(long.MaxValue, [long.MaxValue, long.MaxValue]).Sum().ShouldBe(long.MaxValue);

    [Fact]
    public void Parts_always_sum_to_the_whole_and_differ_from_the_exact_share_by_less_than_one()
    {
        var whole = Gen.Choose(-1_000_000, 1_000_000);
        var weights = Gen.Choose(0, 10_000).NonEmptyListOf();
        Prop.ForAll(whole.ToArbitrary(), weights.ToArbitrary(), (amount, w) =>
        {
            long[] given = [.. w.Select(x => (long)x)];
            var parts = Allocation.Allocate(amount, given);
            var total = given.Sum();
            return parts.Sum() == amount && (total == 0 || parts.Zip(given).All(p => Math.Abs(p.First - (decimal)amount * p.Second / total) < 1));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void There_must_be_somebody_to_allocate_to() => Should.Throw<ArgumentException>(() => Allocation.Allocate(1, []));
}
