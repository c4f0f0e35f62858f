using ClickCart.Shipping.Contracts;
using ClickCart.Shipping.Returns;

namespace ClickCart.Tests.Shipping.Returns;

public sealed class BuyReturnLabelTests(ShippingHost host) : ReturnParcelTest(host)
{
    [Fact]
    public async Task The_carrier_is_told_of_a_return_and_the_label_leads_from_the_customer_to_the_shop()
    {
        var approved = await BookedAsync();
        var parcel = await UntilAsync(approved.ReturnId, ReturnParcelState.Labelled);
        var booked = (await Host.EventsAsync<ReturnLabelBooked>(approved.ReturnId)).ShouldHaveSingleItem();
        (booked.OrderId, booked.TrackingCode).ShouldBe((approved.OrderId, parcel.TrackingCode));
        parcel.LabelPrice.ShouldNotBeNull();
        var known = await AtCarrierAsync(parcel.CarrierShipmentId!);
        known.GetProperty("is_return").GetBoolean().ShouldBeTrue();
        known.GetProperty("from_address").GetProperty("street1").GetString().ShouldBe("388 Townsend St");
        known.GetProperty("to_address").GetProperty("street1").GetString().ShouldNotBe("388 Townsend St");
        (await Host.Client.GetAsync("~" + new Uri(booked.LabelUrl).AbsolutePath)).ShouldBe(200);
    }

    [Theory]
    [InlineData("timeoutAfterEffect", null)]
    [InlineData("status", 503)]
    public async Task Whatever_befalls_the_purchase_there_is_one_label(string kind, int? status)
    {
        await Host.FaultsAsync(new { target = "easypost", match = "POST /v2/shipments/*/buy", kind, status, times = 1, delayMs = 50 });
        var approved = await BookedAsync();
        await UntilAsync(approved.ReturnId, ReturnParcelState.Labelled);
        await Host.HealAsync();
        (await Host.EventsAsync<ReturnLabelBooked>(approved.ReturnId)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Where_nobody_carries_it_staff_is_told_and_may_ask_again()
    {
        var approved = await BookedAsync(Approved(country: "AQ"));
        await UntilAsync(approved.ReturnId, ReturnParcelState.Failed);
        (await Host.EventsAsync<ReturnLabelFailed>(approved.ReturnId)).ShouldHaveSingleItem().Message.ShouldContain("Nobody carries");
        await BookedAsync(approved);
        await Eventually.TrueAsync(async () => (await Host.EventsAsync<ReturnLabelFailed>(approved.ReturnId)).Count == 2, "it was tried again");
    }
}
