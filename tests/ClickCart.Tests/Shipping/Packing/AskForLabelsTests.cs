namespace ClickCart.Tests.Shipping.Packing;

[Collection(nameof(ManualShop))]
public sealed class AskForLabelsTests(ManualShop shared) : PackingTest(shared)
{
    [Fact]
    public async Task The_label_is_bought_for_what_was_weighed_and_the_payment_follows_it()
    {
        var order = await WaitingAsync();
        (await LabelsAsync(new { shipmentId = order.Shipment, lengthMm = 300 }, order)).ShouldBeInvalid("parcels[0].lengthMm");
        (await LabelsAsync(new { shipmentId = order.Shipment, weightGrams = 0 }, order)).ShouldBeInvalid("parcels[0].weightGrams");
        Done(await LabelsAsync(new { shipmentId = order.Shipment, weightGrams = 1200, lengthMm = 300, widthMm = 200, heightMm = 100 }, order)).ShouldBeTrue();
        await PaidAsync(order);
        var labelled = (await QueuedAsync(order)).ShouldNotBeNull();
        labelled.GetProperty("status").GetString().ShouldBe("labelled");
        (labelled.GetProperty("weightGrams").GetInt32(), labelled.GetProperty("isWeighed").GetBoolean()).ShouldBe((1200, true));
        labelled.GetProperty("box").GetProperty("widthMm").GetInt32().ShouldBe(200);
        (await Admin.GetAsync($"/admin/orders/{order.Id}/shipments"))["items"][0].GetProperty("history")[1].GetProperty("why").GetString()
            .ShouldBe($"label bought; asked for by {Shop.AdminEmail}");
        Problem(await LabelsAsync(null, order)).ShouldBe("It has its label already.");
    }

    [Fact]
    public async Task What_is_kept_back_gets_none_until_it_is_released()
    {
        var (held, free) = (await WaitingAsync(), await WaitingAsync());
        await HoldAsync(held);
        var answer = await LabelsAsync(null, held, free);
        (Done(answer), Problem(answer), Done(answer, 1)).ShouldBe((false, "It is kept back: The address looks odd.", true));
        await PaidAsync(free);
        (await Admin.PostAsync($"/admin/orders/{held.Id}/release", new { reason = "They rang." })).ShouldBe(200);
        await Eventually.TrueAsync(async () => Done(await LabelsAsync(null, held)), "it may go");
        await PaidAsync(held);
    }

    [Fact]
    public async Task A_delivery_that_staff_puts_right_before_goes_the_new_way_for_the_price_that_was_agreed()
    {
        var order = await WaitingAsync();
        var version = (await Admin.GetAsync($"/admin/orders/{order.Id}")).ETag;
        var shipTo = new { name = "Ada Buyer", line1 = "1 Market St", city = "San Francisco", region = "CA", postalCode = "94105", country = "US" };
        var edit = new { shipTo, shippingOptionId = "ups-ground", reason = "They rang." };
        (await Admin.SendAsync(HttpMethod.Post, $"/admin/orders/{order.Id}/edits", edit, NewKey(), version)).ShouldBe(200)["difference"]
            .GetProperty("amount").GetInt64().ShouldBe(0);
        await Eventually.TrueAsync(async () => (await QueuedAsync(order))!.Value.GetProperty("carrier").ValueEquals("UPS"), "the parcel knows");
        Done(await LabelsAsync(null, order)).ShouldBeTrue();
        var sent = await PaidAsync(order);
        sent["shipments"][0].GetProperty("carrier").GetString().ShouldBe("UPS");
        sent["total"].GetProperty("amount").GetInt64().ShouldBe(order.Order["total"].GetProperty("amount").GetInt64());
        (await QueuedAsync(order))!.Value.GetProperty("shipTo").GetProperty("line1").GetString().ShouldBe("1 Market St");
    }

    [Fact]
    public async Task Staff_buys_labels_on_the_page_of_the_queue()
    {
        var order = await WaitingAsync();
        using var office = await Shop.OfficeAsync("/admin/to-ship?country=US");
        office.ShouldShow(order.Number).ShouldShow("To be packed").ShouldShow("250 g, computed");
        (await office.PressAsync("Buy labels")).ShouldBe(422).ShouldShow("Select one order or more.");
        (await office.PressAsync("Buy labels", ("shipments", order.Shipment))).ShouldBe(200).ShouldShow("One label is being bought.");
        office.Address.Query.ShouldBe("?country=US");
        await PaidAsync(order);
        (await office.OpenAsync("/admin/to-ship?status=labelled")).Rows.ShouldContain(r => r.Contains(order.Number) && r.Contains("Label bought"));
    }
}
