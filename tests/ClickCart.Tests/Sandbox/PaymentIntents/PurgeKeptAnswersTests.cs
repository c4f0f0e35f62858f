using ClickCart.Sandbox.PaymentIntents;

namespace ClickCart.Tests.Sandbox.PaymentIntents;

public sealed class PurgeKeptAnswersTests(SharedSandbox shared) : SandboxTest(shared)
{
    protected override (string Key, string Value)[] Own => [];

    private Task<ClickCart.Kernel.Result> PurgeAsync() => Host.ReadAsync(db => new PurgeKeptAnswers.Handler(db, Host.Clock).Handle(new(), TestContext.Current.CancellationToken));

    [Fact]
    public async Task A_key_is_known_for_a_day_and_then_forgotten()
    {
        var key = NewKey();
        await PayAsync(key: key);
        Host.Clock.Advance(TimeSpan.FromHours(24));
        await PurgeAsync();
        (await PayAsync(key: key)).Replayed().ShouldBeTrue();
        Host.Clock.Advance(TimeSpan.FromHours(2));
        await PurgeAsync();
        (await PayAsync(key: key)).ShouldBe(200).Replayed().ShouldBeFalse();
    }
}
