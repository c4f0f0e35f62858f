using ClickCart.Shipping.Contracts;

namespace ClickCart.Tests.Ordering.Returns;

public sealed class RecordReturnLabelTests(SharedOrdering shared) : ReturnTest(shared)
{
    [Fact]
    public async Task The_customer_gets_the_label_to_print_once()
    {
        var order = await DeliveredAsync();
        var id = (await AskAsync(order, (Shirt(order), 1)))["id"].GetString()!;
        (await DoAsync(id, "approve")).ShouldBe(200);
        var booked = new ReturnLabelBooked(Guid.Parse(id), order.Id, "USPS", "GroundAdvantage", "9400", "https://labels.example/r.png", Now);
        await Host.PublishAsync(booked, booked);
        var seen = (await Guest.GetAsync($"/orders/{order.Id}/returns", order.Token))["items"][0];
        (seen.GetProperty("labelUrl").GetString(), seen.GetProperty("trackingCode").GetString(), seen.GetProperty("carrier").GetString())
            .ShouldBe(("https://labels.example/r.png", "9400", "USPS Ground Advantage"));
        (await order.PublishedAsync("ordering.return-ready.v1")).ShouldHaveSingleItem().GetProperty("labelUrl").GetString()
            .ShouldBe("https://labels.example/r.png");
    }
}
