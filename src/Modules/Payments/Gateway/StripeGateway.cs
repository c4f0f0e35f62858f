using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace ClickCart.Payments.Gateway;

/// <summary>
/// The Stripe protocol, as far as payments need it. Amounts are ours; <see cref="StripeAmount"/> says them in the gateway's way. Every POST carries an
/// idempotency key that was stored before.
/// </summary>
internal sealed class StripeGateway(HttpClient http, StripeSettings settings, OutboundCircuit<StripeSettings> circuit, ILogger<StripeGateway> log)
    : OutboundClient<StripeSettings>(http, settings, circuit, log)
{
    public const string ApiVersion = "2024-06-20";
    public const string OrderIdField = "order_id";
    public const string RefundIdField = "refund_id";

    /// <summary>Creates and confirms a payment that sets the amount aside; nothing is charged before <see cref="CaptureAsync"/>.</summary>
    /// <param name="customer">Who keeps cards at the gateway; null: nobody.</param>
    /// <param name="keepsCard">From now on, this one too.</param>
    public Task<Outcome<PaymentIntent>> AuthorizeAsync(
        Guid orderId, string orderNumber, Money amount, string paymentMethod, string? customer, bool keepsCard, string returnUrl, string key,
        CancellationToken ct) =>
        PostAsync<PaymentIntent>("/v1/payment_intents", key, ct,
            [
                ("amount", Text(amount)), ("currency", amount.Currency.ToLowerInvariant()), ("capture_method", "manual"), ("confirm", "true"),
                ("payment_method", paymentMethod), .. Types, ("return_url", returnUrl), .. Of("customer", customer),
                .. Of("setup_future_usage", keepsCard && customer is not null ? "on_session" : null),
                ($"metadata[{OrderIdField}]", orderId.ToString()), ("metadata[order_number]", orderNumber),
            ]);

    /// <summary>Opens the gateway's own page for a payment, which is made there: it sets the amount aside, as <see cref="AuthorizeAsync"/> does.</summary>
    /// <param name="expiresAt">Until when somebody may pay there: half an hour to a day from now.</param>
    public Task<Outcome<CheckoutSession>> OpenCheckoutAsync(
        Guid orderId, string orderNumber, Money amount, string? customer, bool keepsCard, string returnUrl, DateTimeOffset expiresAt, string key,
        CancellationToken ct) =>
        PostAsync<CheckoutSession>("/v1/checkout/sessions", key, ct,
        [
            ("mode", "payment"), .. Types, ("line_items[0][price_data][currency]", amount.Currency.ToLowerInvariant()),
            ("line_items[0][price_data][unit_amount]", Text(amount)), ("line_items[0][price_data][product_data][name]", $"Order {orderNumber}"),
            ("line_items[0][quantity]", "1"), ("payment_intent_data[capture_method]", "manual"), ("expires_at", Text(expiresAt.ToUnixTimeSeconds())),
            ("success_url", $"{returnUrl}?checkout_session={{CHECKOUT_SESSION_ID}}"), ("cancel_url", returnUrl),
            ($"metadata[{OrderIdField}]", orderId.ToString()), ($"payment_intent_data[metadata][{OrderIdField}]", orderId.ToString()),
            ("payment_intent_data[metadata][order_number]", orderNumber), ("expand[]", "payment_intent"), .. Of("customer", customer),
            .. Of("payment_intent_data[setup_future_usage]", keepsCard && customer is not null ? "on_session" : null),
        ]);

    /// <summary>Nobody can pay on that page any more. Refused once somebody has.</summary>
    public Task<Outcome<CheckoutSession>> ExpireCheckoutAsync(string session, string key, CancellationToken ct) =>
        PostAsync<CheckoutSession>($"/v1/checkout/sessions/{session}/expire", key, ct, ("expand[]", "payment_intent"));

    public Task<Outcome<CheckoutSession>> ReadCheckoutAsync(string session, CancellationToken ct) =>
        SendAsync<CheckoutSession>(HttpMethod.Get, $"/v1/checkout/sessions/{session}?expand[]=payment_intent", null, null, ct);

    /// <summary>After a decline: the same payment with another payment method.</summary>
    public Task<Outcome<PaymentIntent>> ConfirmAsync(string id, string paymentMethod, string returnUrl, string key, CancellationToken ct) =>
        PostAsync<PaymentIntent>($"/v1/payment_intents/{id}/confirm", key, ct, ("payment_method", paymentMethod), ("return_url", returnUrl));

    public Task<Outcome<PaymentIntent>> CaptureAsync(string id, Money amount, string key, CancellationToken ct) =>
        PostAsync<PaymentIntent>($"/v1/payment_intents/{id}/capture", key, ct, ("amount_to_capture", Text(amount)));

    public Task<Outcome<PaymentIntent>> CancelAsync(string id, string key, CancellationToken ct) =>
        PostAsync<PaymentIntent>($"/v1/payment_intents/{id}/cancel", key, ct, ("cancellation_reason", "requested_by_customer"));

    public Task<Outcome<PaymentIntent>> ReadAsync(string id, CancellationToken ct) =>
        SendAsync<PaymentIntent>(HttpMethod.Get, $"/v1/payment_intents/{id}", null, null, ct);

    public Task<Outcome<StripeDispute>> ReadDisputeAsync(string id, CancellationToken ct) =>
        SendAsync<StripeDispute>(HttpMethod.Get, $"/v1/disputes/{id}", null, null, ct);

    public Task<Outcome<StripeRefund>> RefundAsync(string paymentIntent, Guid orderId, Guid refundId, Money amount, string key, CancellationToken ct) =>
        PostAsync<StripeRefund>("/v1/refunds", key, ct,
            ("payment_intent", paymentIntent), ("amount", Text(amount)),
            ($"metadata[{RefundIdField}]", refundId.ToString()), ($"metadata[{OrderIdField}]", orderId.ToString()));

    /// <summary>The refunds of one payment, all of them, the oldest first.</summary>
    public async Task<Outcome<IReadOnlyList<StripeRefund>>> RefundsOfAsync(string paymentIntent, CancellationToken ct) =>
        (await AllAsync<StripeRefund>("/v1/refunds", $"&payment_intent={paymentIntent}", r => r.Id, ct))
            .Map<IReadOnlyList<StripeRefund>>(all => [.. all.OrderBy(r => r.Created)]);

    /// <summary>
    /// The payment of an order: by its id, by the visit to the gateway's page that makes it or, when neither ever reached us, by a search back to
    /// <paramref name="since"/>. Empty: there is none.
    /// </summary>
    public async Task<Outcome<IReadOnlyList<PaymentIntent>>> FindAsync(string? id, string? session, Guid orderId, DateTimeOffset since, CancellationToken ct)
    {
        if (id is null && session is not null) return (await ReadCheckoutAsync(session, ct)).Map<IReadOnlyList<PaymentIntent>>(found => [found.AsIntent()]);
        if (id is not null) return (await ReadAsync(id, ct)).Map<IReadOnlyList<PaymentIntent>>(found => [found]);
        var wanted = orderId.ToString();
        return (await PaymentsSinceAsync(since, ct)).Map<IReadOnlyList<PaymentIntent>>(all => [.. all.Where(p => p.OrderId == wanted).Take(1)]);
    }

    /// <summary>Every payment of the account since then, the newest first.</summary>
    public Task<Outcome<IReadOnlyList<PaymentIntent>>> PaymentsSinceAsync(DateTimeOffset since, CancellationToken ct) =>
        AllAsync<PaymentIntent>("/v1/payment_intents", $"&created[gte]={Text(since.ToUnixTimeSeconds())}", p => p.Id, ct);

    /// <summary>Every refund of the account since then, for reconciliation.</summary>
    public Task<Outcome<IReadOnlyList<StripeRefund>>> RefundsSinceAsync(DateTimeOffset since, CancellationToken ct) =>
        AllAsync<StripeRefund>("/v1/refunds", $"&created[gte]={Text(since.ToUnixTimeSeconds())}", r => r.Id, ct);

    /// <summary>What the account holds: every key may ask for it that was not forbidden to.</summary>
    public Task<KeyAnswer> TestKeyAsync(CancellationToken ct) => TestKeyAsync<StripeBalance>("/v1/balance", balance => balance.Livemode, ct);

    protected override JsonSerializerOptions Json => StripeJson.Options;

    protected override IRefusal? ErrorIn(byte[] body) => Parse<StripeErrorBody>(body)?.Error;

    /// <summary>An answer that the gateway replays under its key will stay as it is.</summary>
    protected override (bool Worth, bool Vain) AnotherTry(HttpResponseHeaders headers)
    {
        var advice = Header(headers, "Stripe-Should-Retry");
        return (advice == "true", advice == "false" || IsKept(headers));
    }

    /// <summary>The gateway keeps what it answered to a key, its own failures too.</summary>
    protected override bool IsKept(HttpResponseHeaders headers) => Header(headers, "Idempotent-Replayed") == "true";

    /// <summary>An account that keeps cards, as the gateway's customer.</summary>
    public Task<Outcome<StripeCustomer>> CreateCustomerAsync(Guid accountId, string key, CancellationToken ct) =>
        PostAsync<StripeCustomer>("/v1/customers", key, ct, ("metadata[account_id]", accountId.ToString()));

    /// <summary>The cards that a customer keeps.</summary>
    public Task<Outcome<IReadOnlyList<StripeCard>>> CardsOfAsync(string customer, CancellationToken ct) =>
        AllAsync<StripeCard>("/v1/payment_methods", $"&customer={customer}&type=card", c => c.Id, ct);

    /// <summary>The card is kept no longer. Refused when it is not.</summary>
    public Task<Outcome<StripeCard>> DetachAsync(string card, string key, CancellationToken ct) =>
        PostAsync<StripeCard>($"/v1/payment_methods/{card}/detach", key, ct);

    private static IEnumerable<(string, string)> Of(string name, string? value) => value is null ? [] : [(name, value)];

    private IEnumerable<(string, string)> Types => Settings.MethodTypes.Select(type => ("payment_method_types[]", type));

    private static string? Header(HttpResponseHeaders headers, string name) => headers.TryGetValues(name, out var values) ? values.First() : null;

    private Task<Outcome<T>> PostAsync<T>(string path, string key, CancellationToken ct, params (string Name, string Value)[] fields)
        where T : class, IOutboundBody =>
        SendAsync<T>(HttpMethod.Post, path, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))), key, ct);

    private async Task<Outcome<IReadOnlyList<T>>> AllAsync<T>(string path, string query, Func<T, string> id, CancellationToken ct) where T : class
    {
        var found = new List<T>();
        for (var after = ""; ;)
        {
            var page = await SendAsync<StripeList<T>>(HttpMethod.Get, $"{path}?limit=100{query}{after}", null, null, ct);
            if (page is not Outcome<StripeList<T>>.Succeeded { Value: var list }) return page.Map<IReadOnlyList<T>>(_ => found);
            found.AddRange(list.Data);
            if (!list.HasMore || list.Data.Count == 0) return new Outcome<IReadOnlyList<T>>.Succeeded(found);
            after = $"&starting_after={id(list.Data[^1])}";
        }
    }

    private static string Text(Money amount) => Text(StripeAmount.ToWire(amount.Amount, amount.Currency));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
