namespace ClickCart.Tests.Sandbox.PaymentIntents;

public sealed class CreatePaymentIntentTests(SharedSandbox shared) : SandboxTest(shared)
{
    // Every field of the published API, in the order of the alphabet.
    private const string Fields = "amount,amount_capturable,amount_details,amount_received,application,application_fee_amount,automatic_payment_methods,canceled_at,"
        + "cancellation_reason,capture_method,client_secret,confirmation_method,created,currency,customer,customer_account,description,excluded_payment_method_types,id,"
        + "last_payment_error,latest_charge,livemode,managed_payments,metadata,next_action,object,on_behalf_of,payment_method,payment_method_configuration_details,"
        + "payment_method_options,payment_method_types,processing,receipt_email,review,setup_future_usage,shipping,source,statement_descriptor,statement_descriptor_suffix,"
        + "status,transfer_data,transfer_group";

    [Fact]
    public async Task Has_every_field_of_the_published_object()
    {
        var payment = (await PayAsync(more: [("metadata[order_id]", "7"), ("payment_method_types[]", "card")])).ShouldBe(200);
        string.Join(',', payment.Json.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal)).ShouldBe(Fields);
        payment.Id().ShouldStartWith("pi_");
        payment["object"].GetString().ShouldBe("payment_intent");
        payment["livemode"].GetBoolean().ShouldBeFalse();
        payment["metadata"].Text("order_id").ShouldBe("7");
        payment["payment_method_types"].EnumerateArray().Select(t => t.GetString()).ShouldBe(["card"]);
    }

    [Theory]
    [InlineData("manual", "requires_capture", 1999, 0)]
    [InlineData("automatic", "succeeded", 0, 1999)]
    [InlineData("automatic_async", "succeeded", 0, 1999)]
    public async Task Confirmed_at_once_it_is_charged_or_set_aside(string capture, string status, long capturable, long received)
    {
        var payment = (await PayAsync(capture: capture)).ShouldBe(200);
        payment.Status().ShouldBe(status);
        payment["amount_capturable"].GetInt64().ShouldBe(capturable);
        payment["amount_received"].GetInt64().ShouldBe(received);
    }

    [Theory]
    [InlineData(null, "requires_payment_method")]
    [InlineData("pm_card_visa", "requires_confirmation")]
    public async Task Unconfirmed_it_waits(string? card, string status) =>
        (await StripeAsync("POST", "/payment_intents", ("amount", "100"), ("currency", "EUR"), ("payment_method", card))).ShouldBe(200).Status()
            .ShouldBe(status);

    [Fact]
    public async Task A_declined_card_answers_402_with_the_payment_as_it_stands()
    {
        var declined = (await PayAsync("pm_card_chargeDeclinedInsufficientFunds")).ShouldBeRefused(402, "card_declined", type: "card_error");
        var error = declined["error"];
        error.Text("decline_code").ShouldBe("insufficient_funds");
        error.Text("charge").ShouldNotBeNull().ShouldStartWith("ch_");
        var payment = error.GetProperty("payment_intent");
        payment.Text("status").ShouldBe("requires_payment_method");
        payment.GetProperty("last_payment_error").Text("decline_code").ShouldBe("insufficient_funds");
        (await StripeAsync("GET", $"/payment_intents/{payment.Text("id")}")).Status().ShouldBe("requires_payment_method");
    }

    [Fact]
    public async Task A_card_with_a_challenge_sends_the_buyer_to_the_bank()
    {
        var payment = (await PayAsync("pm_card_threeDSecure2Required", more: ("return_url", "http://localhost/back"))).ShouldBe(200);
        payment.Status().ShouldBe("requires_action");
        var action = payment["next_action"];
        action.Text("type").ShouldBe("redirect_to_url");
        action.GetProperty("redirect_to_url").Text("return_url").ShouldBe("http://localhost/back");
        action.GetProperty("redirect_to_url").Text("url").ShouldNotBeNull().ShouldEndWith($"/sandbox/stripe/3ds/{payment.Id()}");
    }

    [Fact]
    public async Task A_card_can_be_named_by_its_number_which_is_not_kept()
    {
        var payment = (await StripeAsync("POST", "/payment_intents", ("amount", "100"), ("currency", "usd"), ("confirm", "true"),
            ("payment_method_data[type]", "card"),
            ("payment_method_data[card][number]", "4242424242424242"))).ShouldBe(200);
        payment["payment_method"].GetString().ShouldBe("pm_card_visa");
        (await Host.ReadAsync(db => db.LoadAsync<ClickCart.Sandbox.PaymentIntents.Payment>(payment.Id())))
            .ShouldNotBeNull().PaymentMethod.ShouldBe("pm_card_visa");
    }

    [Theory]
    [InlineData("isk", "100", true)]
    [InlineData("isk", "150", false)]
    [InlineData("ugx", "3700001", false)]
    [InlineData("kwd", "12340", true)]
    [InlineData("kwd", "12345", false)]
    [InlineData("mga", "101", true)]
    [InlineData("jpy", "501", true)]
    public async Task Amounts_smaller_than_a_currencys_least_part_are_refused(string currency, string amount, bool taken)
    {
        var answer = await StripeAsync("POST", "/payment_intents", ("amount", amount), ("currency", currency));
        if (taken) answer.ShouldBe(200);
        else answer.ShouldBeRefused(400, "parameter_invalid_integer", "amount");
    }

    [Theory]
    [InlineData("amount", null, "parameter_missing")]
    [InlineData("amount", "0", "parameter_invalid_integer")]
    [InlineData("amount", "49", "amount_too_small")]
    [InlineData("amount", "100000000", "amount_too_large")]
    [InlineData("amount", "-1", "parameter_invalid_integer")]
    [InlineData("amount", "1e3", "parameter_invalid_integer")]
    [InlineData("currency", null, "parameter_missing")]
    [InlineData("currency", "dollars", null)]
    [InlineData("currency", "uds", null)]
    [InlineData("payment_method", "pm_nobody", "resource_missing")]
    [InlineData("payment_method", null, "parameter_missing")]
    [InlineData("capture_method", "later", null)]
    [InlineData("confirm", "perhaps", null)]
    [InlineData("return_url", "javascript:alert(1)", "url_invalid")]
    [InlineData("colour", "red", "parameter_unknown")]
    public async Task Wrong_parameters_are_named(string name, string? value, string? code)
    {
        var form = new Dictionary<string, string?>
        {
            ["amount"] = "100",
            ["currency"] = "usd",
            ["confirm"] = "true",
            ["payment_method"] = "pm_card_visa",
            [name] = value
        };
        (await StripeAsync("POST", "/payment_intents", [.. form.Select(f => (f.Key, f.Value))])).ShouldBeRefused(400, code, name);
    }
}
