using System.Net;

namespace ClickCart.Tests.Sandbox.PaymentMethods;

public sealed class CreatePaymentMethodTests(SharedSandbox shared) : SandboxTest(shared)
{
    [Theory]
    [InlineData("4242424242424242", "requires_capture")]
    [InlineData("4000 0000 0000 3220", "requires_action")]
    public async Task A_typed_card_pays_by_its_id(string number, string status)
    {
        var method = (await TypeAsync(number)).ShouldBe(200);
        method.Id().ShouldStartWith("pm_");
        method["card"].Text("last4").ShouldBe(number[^4..]);
        method.Text.Replace(" ", "", StringComparison.Ordinal).ShouldNotContain(number.Replace(" ", "", StringComparison.Ordinal));
        var payment = (await PayAsync(method.Id(), "manual")).ShouldBe(200);
        payment["status"].GetString().ShouldBe(status);
        payment["payment_method"].GetString().ShouldBe(method.Id());
    }

    [Theory]
    [InlineData("4242424242424241", "09", "40", "123", "incorrect_number")]
    [InlineData("4242424242424242", "13", "40", "123", "invalid_expiry_month")]
    [InlineData("4242424242424242", "01", "20", "123", "invalid_expiry_year")]
    [InlineData("4242424242424242", "09", "40", "12", "invalid_cvc")]
    [InlineData("4111111111111111", "09", "40", "123", "card_declined")]
    public async Task What_is_wrong_with_a_card_is_said_in_the_protocols_words(string number, string month, string year, string cvc, string code) =>
        (await TypeAsync(number, month, year, cvc)).ShouldBe(402)["error"].Text("code").ShouldBe(code);

    [Fact]
    public async Task Browsers_call_it_with_the_key_that_everybody_may_know_and_nothing_else()
    {
        using var browser = new HttpRequestMessage(HttpMethod.Post, "/sandbox/stripe/v1/customers");
        browser.Headers.Authorization = new("Bearer", "pk_test_of_a_test");
        (await Host.Http.SendAsync(browser, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var form = new HttpRequestMessage(HttpMethod.Post, "/sandbox/stripe/v1/payment_methods") { Content = new FormUrlEncodedContent(Card()) };
        form.Headers.Authorization = new("Bearer", "pk_test_of_a_test");
        (await Host.Http.SendAsync(form, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
