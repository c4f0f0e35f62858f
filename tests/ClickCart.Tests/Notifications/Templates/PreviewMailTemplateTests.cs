namespace ClickCart.Tests.Notifications.Templates;

public sealed class PreviewMailTemplateTests(SharedShop shared) : TemplateTest(shared)
{
    [Fact]
    public async Task A_preview_is_written_over_the_order_of_that_number_and_stores_nothing()
    {
        var order = (await OrderAsync(Guest, await ProductAsync(name: "Mug <b>blue</b>"))).ShouldBe(201);
        var number = order["number"].GetString()!;
        var asked = new { html = "<p>{{ order.number }}</p>{% include 'order' %}", order = number };
        var preview = (await Admin.PostAsync($"{Root}/order-received/en/preview", asked)).ShouldBe(200);
        preview["order"].GetString().ShouldBe(number);
        preview["html"].GetString()!.ShouldContain(number);
        preview["html"].GetString()!.ShouldContain("Mug &lt;b&gt;blue&lt;/b&gt;");
        preview["text"].GetString()!.ShouldContain("Ada Buyer");
        // The order's own link is the customer's alone.
        (preview["html"].GetString() + preview["text"].GetString()).ShouldNotContain("/orders/" + order["id"].GetString() + "?");
        (await Admin.PostAsync($"{Root}/order-received/en/preview", new { order = "CC-none" })).ShouldBeInvalid("order");
        (await Admin.PostAsync($"{Root}/order-received/en/preview", new { text = "{% if %}" })).ShouldBeInvalid("text");
        (await Admin.GetAsync($"{Root}/order-received/en"))["version"].GetInt32().ShouldBe(0);
    }
}
