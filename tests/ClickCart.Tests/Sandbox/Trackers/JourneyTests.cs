using ClickCart.Sandbox.Trackers;

namespace ClickCart.Tests.Sandbox.Trackers;

public sealed class JourneyTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;

    [Fact]
    public void Is_fetched_in_the_first_quarter_and_in_the_van_for_the_last_third() =>
        Journey.Start("USPS", Now, TimeSpan.FromSeconds(6), comesBack: false).Steps.Select(s => (s.Status, (s.At - Now).TotalSeconds)).ShouldBe(
            [(TrackerStatus.PreTransit, 0), (TrackerStatus.InTransit, 1.5), (TrackerStatus.OutForDelivery, 4), (TrackerStatus.Delivered, 6)]);

    [Fact]
    public void No_time_at_all_is_all_at_once() => Journey.Start("USPS", Now, TimeSpan.Zero, comesBack: false).StatusAt(Now).ShouldBe(TrackerStatus.Delivered);

    [Fact]
    public void Can_lead_back() => Journey.Start("USPS", Now, TimeSpan.FromSeconds(6), comesBack: true).StatusAt(Now.AddSeconds(6)).ShouldBe(
        TrackerStatus.ReturnToSender);

    [Fact]
    public void Stops_where_it_is() => Journey.Start("USPS", Now, TimeSpan.FromSeconds(6), comesBack: false).StopAt(Now.AddSeconds(1)).StatusAt(Now.AddDays(1))
        .ShouldBe(TrackerStatus.PreTransit);
}
