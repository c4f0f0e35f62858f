using ClickCart.Ordering.Returns;

namespace ClickCart.Tests.Ordering.Returns;

public sealed class PurgeReturnPhotosTests(SharedOrdering shared) : ReturnPhotoTest(shared)
{
    protected override bool Alone => true;

    [Fact]
    public async Task Photos_go_half_a_year_after_the_end_of_their_return_and_no_others()
    {
        var (over, open) = (await DeliveredAsync(), await DeliveredAsync());
        var (id, _, _) = await ShownAsync(over);
        await ShownAsync(open);
        (await DoAsync(id, "close", new { reason = "It never came." })).ShouldBe(200);
        Host.Clock.Advance(TimeSpan.FromDays(179));
        await Host.RunAsync<PurgeReturnPhotos>();
        (await ListedAsync(over)).Count.ShouldBe(2);
        Host.Clock.Advance(TimeSpan.FromDays(2));
        await Host.RunAsync<PurgeReturnPhotos>();
        (await ListedAsync(over)).ShouldBeEmpty();
        (await ListedAsync(open)).Count.ShouldBe(2);
        (await Host.ReadAsync(db => db.Set<ReturnPhotoFile>().CountAsync())).ShouldBe(2);
    }
}
