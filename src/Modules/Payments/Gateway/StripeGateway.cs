using System.Globalization;

namespace ClickCart.Payments.Gateway;

/// <summary>The Stripe protocol, as far as payments need it. Amounts are minor units; currencies are ours (upper case). Every POST carries an idempotency key that was stored before.</summary>
internal sealed class StripeGateway(StripeLine line)
{
    public const string OrderIdField = "order_id";
    public const string RefundIdField = "refund_id";

    /// <summary>Creates and confirms a payment that sets the amount aside; nothing is charged before <see cref="CaptureAsync"/>.</summary>
    public Task<Outcome<PaymentIntent>> AuthorizeAsync(Guid orderId, string orderNumber, long amount, string currency, string paymentMethod, string returnUrl, string key, CancellationToken ct) =>
        PostAsync("/v1/payment_intents", key, ct,
            ("amount", Text(amount)), ("currency", currency.ToLowerInvariant()), ("capture_method", "manual"), ("confirm", "true"), ("payment_method", paymentMethod),
            ("payment_method_types[]", "card"), ("return_url", returnUrl), ($"metadata[{OrderIdField}]", orderId.ToString()), ("metadata[order_number]", orderNumber));

    /// <summary>After a decline: the same payment with another payment method.</summary>
    public Task<Outcome<PaymentIntent>> ConfirmAsync(string id, string paymentMethod, string returnUrl, string key, CancellationToken ct) =>
        PostAsync($"/v1/payment_intents/{id}/confirm", key, ct, ("payment_method", paymentMethod), ("return_url", returnUrl));

    public Task<Outcome<PaymentIntent>> CaptureAsync(string id, long amount, string key, CancellationToken ct) =>
        PostAsync($"/v1/payment_intents/{id}/capture", key, ct, ("amount_to_capture", Text(amount)));

    public Task<Outcome<PaymentIntent>> CancelAsync(string id, string key, CancellationToken ct) =>
        PostAsync($"/v1/payment_intents/{id}/cancel", key, ct, ("cancellation_reason", "requested_by_customer"));

    public Task<Outcome<PaymentIntent>> ReadAsync(string id, CancellationToken ct) => line.SendAsync<PaymentIntent>(HttpMethod.Get, $"/v1/payment_intents/{id}", null, null, ct);

    public Task<Outcome<StripeRefund>> RefundAsync(string paymentIntent, Guid orderId, Guid refundId, long amount, string key, CancellationToken ct) =>
        line.SendAsync<StripeRefund>(HttpMethod.Post, "/v1/refunds", key, Form(
            ("payment_intent", paymentIntent), ("amount", Text(amount)), ($"metadata[{RefundIdField}]", refundId.ToString()), ($"metadata[{OrderIdField}]", orderId.ToString())), ct);

    /// <summary>The refunds of one payment, all of them.</summary>
    public Task<Outcome<IReadOnlyList<StripeRefund>>> RefundsOfAsync(string paymentIntent, CancellationToken ct) =>
        AllAsync<StripeRefund>("/v1/refunds", $"&payment_intent={paymentIntent}", r => r.Id, ct);

    /// <summary>The payment of an order, when its id never reached us: the newest first, back to <paramref name="since"/>. Succeeds with null when there is none.</summary>
    public async Task<Outcome<PaymentIntent?>> FindAsync(Guid orderId, DateTimeOffset since, CancellationToken ct)
    {
        var all = await AllAsync<PaymentIntent>("/v1/payment_intents", $"&created[gte]={Text(since.ToUnixTimeSeconds())}", p => p.Id, ct);
        var wanted = orderId.ToString();
        return all is Outcome<IReadOnlyList<PaymentIntent>>.Succeeded found
            ? new Outcome<PaymentIntent?>.Succeeded(found.Value.FirstOrDefault(p => p.OrderId == wanted))
            : new Outcome<PaymentIntent?>.Unknown(all.Doubt ?? "The gateway would not list its payments.");
    }

    /// <summary>Every payment of the account since then, for reconciliation.</summary>
    public Task<Outcome<IReadOnlyList<PaymentIntent>>> PaymentsSinceAsync(DateTimeOffset since, CancellationToken ct) =>
        AllAsync<PaymentIntent>("/v1/payment_intents", $"&created[gte]={Text(since.ToUnixTimeSeconds())}", p => p.Id, ct);

    /// <summary>Every refund of the account since then, for reconciliation.</summary>
    public Task<Outcome<IReadOnlyList<StripeRefund>>> RefundsSinceAsync(DateTimeOffset since, CancellationToken ct) =>
        AllAsync<StripeRefund>("/v1/refunds", $"&created[gte]={Text(since.ToUnixTimeSeconds())}", r => r.Id, ct);

    private Task<Outcome<PaymentIntent>> PostAsync(string path, string key, CancellationToken ct, params ReadOnlySpan<(string, string)> fields) =>
        line.SendAsync<PaymentIntent>(HttpMethod.Post, path, key, Form(fields), ct);

    private async Task<Outcome<IReadOnlyList<T>>> AllAsync<T>(string path, string query, Func<T, string> id, CancellationToken ct) where T : class
    {
        var found = new List<T>();
        for (var after = ""; ;)
        {
            var page = await line.SendAsync<StripeList<T>>(HttpMethod.Get, $"{path}?limit=100{query}{after}", null, null, ct);
            if (page is Outcome<StripeList<T>>.Refused refused) return new Outcome<IReadOnlyList<T>>.Refused(refused.Error);
            if (page is not Outcome<StripeList<T>>.Succeeded { Value: var list }) return new Outcome<IReadOnlyList<T>>.Unknown(page.Doubt!);
            found.AddRange(list.Data);
            if (!list.HasMore || list.Data.Count == 0) return new Outcome<IReadOnlyList<T>>.Succeeded(found);
            after = $"&starting_after={id(list.Data[^1])}";
        }
    }

    private static List<KeyValuePair<string, string>> Form(params ReadOnlySpan<(string Name, string Value)> fields)
    {
        var form = new List<KeyValuePair<string, string>>(fields.Length);
        foreach (var (name, value) in fields) form.Add(new(name, value));
        return form;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
