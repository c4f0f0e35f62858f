using System.Net;
using System.Text;
using System.Text.Json;
using ClickCart.Payments;
using ClickCart.Payments.Contracts;
using ClickCart.Payments.Gateway;
using ClickCart.Payments.Payments;
using ClickCart.Payments.Refunds;
using Microsoft.Extensions.Logging.Abstractions;

namespace ClickCart.Tests.Payments.Payments;

/// <summary>The protocol of the jobs that move money, row by row: one try against a gateway that answers as the row says, and then the next try.</summary>
public sealed class GatewayJobTests(GatewayJobTests.Shop shop) : IClassFixture<GatewayJobTests.Shop>
{
    /// <summary>
    /// The job, its stored key, what the gateway answers to the call and to the look; then the requests of this try, what is recorded of the call, and
    /// what the next try sends: nothing, because there is none; the call under the same or a new key; the look.
    /// </summary>
    private const string Protocol = """
        all        fresh  succeeded   -        call       Succeeded  nothing
        all        fresh  busy        -        call       Pending    same
        all        fresh  unknown     -        call       Unknown    same
        all        fresh  final       effect   call+look  Succeeded  nothing
        all        fresh  final       none     call+look  Abandoned  new
        all        fresh  final       unknown  call+look  Unknown    same
        all        fresh  key-reused  effect   call+look  Succeeded  nothing
        all        fresh  key-reused  none     call+look  Abandoned  new
        all        fresh  key-reused  busy     call+look  Pending    same
        all        old    -           effect   look       Succeeded  nothing
        all        old    -           none     look       Abandoned  new
        all        old    -           unknown  look       Pending    look
        authorize  fresh  refused     -        call       Refused    nothing
        authorize  fresh  moved-on    effect   call+look  Succeeded  nothing
        authorize  fresh  moved-on    none     call+look  Abandoned  new
        authorize  fresh  moved-on    unknown  call+look  Pending    same
        capture    fresh  refused     effect   call+look  Succeeded  nothing
        capture    fresh  refused     none     call+look  Refused    nothing
        capture    fresh  refused     unknown  call+look  Pending    same
        void       fresh  refused     effect   call+look  Succeeded  nothing
        void       fresh  refused     none     call+look  Abandoned  new
        void       fresh  refused     unknown  call+look  Pending    same
        refund     fresh  refused     -        call       Refused    nothing
        """;

    private static readonly string[] Jobs = ["authorize", "capture", "void", "refund"];

    public static TheoryData<string, string, string, string, string, string, string> Rows
    {
        get
        {
            var rows = new TheoryData<string, string, string, string, string, string, string>();
            foreach (var cells in Protocol.Split('\n').Select(row => row.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
                foreach (var job in cells[0] == "all" ? Jobs : cells[..1]) rows.Add(job, cells[1], cells[2], cells[3], cells[4], cells[5], cells[6]);
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Each_answer_of_the_gateway_has_its_consequence(
        string kind, string key, string call, string look, string requests, string recorded, string next)
    {
        var work = await shop.BegunAsync(kind, key == "old" ? TimeSpan.FromHours(25) : TimeSpan.Zero);
        var (result, sent) = await shop.TryAsync(work, call, look);
        Words(sent).ShouldBe(requests);
        sent.Where(r => r.Key is not null).ShouldAllBe(r => r.Key == work.Key);
        (result.Error?.Type).ShouldBe(next == "nothing" ? null : "not-yet");
        await ShouldBeRecordedAsync(work, recorded);

        var (second, then) = await shop.TryAsync(work, "succeeded", "effect");
        second.Error.ShouldBeNull();
        Words(then).ShouldBe(next switch { "nothing" => "", "look" => "look", _ => "call" });
        if (next is "same" or "new") (then[0].Key == work.Key).ShouldBe(next == "same");
        if (next is not "nothing") (await shop.StateAsync(work)).ShouldBe(work.Effect);
    }

    private static string Words(List<Shop.Sent> sent) => string.Join('+', sent.Select(r => r.Key is null ? "look" : "call"));

    private async Task ShouldBeRecordedAsync(Shop.Work work, string outcome)
    {
        var payment = await shop.PaymentAsync(work.Order);
        if (work.Kind == "refund")
        {
            var refund = payment.Refunds.Single();
            refund.State.ShouldBe(outcome switch { "Succeeded" => RefundState.Succeeded, "Refused" => RefundState.Failed, _ => RefundState.Pending });
            (refund.Key == work.Key).ShouldBe(outcome != "Abandoned");
            if (outcome is "Pending" or "Unknown") (refund.Detail is null).ShouldBe(outcome == "Pending");
        }
        else
        {
            payment.Attempts.Single(a => a.Key == work.Key).Outcome.ToString().ShouldBe(outcome);
            payment.Current.Outcome.ShouldBe(outcome == "Abandoned" ? AttemptOutcome.Pending : Enum.Parse<AttemptOutcome>(outcome));
            if (outcome == "Unknown") payment.State.ShouldBe(work.Kind == "authorize" ? PaymentState.Unknown : work.State);
            if (outcome == "Pending") payment.State.ShouldBe(work.State);
        }
        if (outcome == "Succeeded") (await shop.StateAsync(work)).ShouldBe(work.Effect);
        (await shop.NamesToldAsync(work.Order)).ShouldBe(outcome switch
        {
            "Succeeded" => [ModuleCatalog.NameOf(work.Told)],
            // What a person must look at is told besides.
            "Refused" when work.Kind is "capture" or "refund" => [ModuleCatalog.NameOf(work.ToldOfRefusal!), ModuleCatalog.NameOf(typeof(AlertRaised))],
            "Refused" => [ModuleCatalog.NameOf(work.ToldOfRefusal!)],
            _ => [],
        }, ignoreOrder: true);
    }

    /// <summary>Payments on its database, with a gateway that answers as it is told.</summary>
    public sealed class Shop : ModuleHost
    {
        private readonly Script _gateway = new();

        protected override bool IsServing => false;

        protected override (string Key, string? Value)[] Settings =>
            [("Payments:Stripe:BaseUrl", "https://gateway.example"), ("ClickCart:PublicUrl", "https://shop.example")];

        protected override void Add(WebApplicationBuilder builder)
        {
            builder.AddPlatform().AddModule<PaymentsModule>();
            // A circuit for each try: the rows must not disturb each other.
            builder.Services.AddTransient(services =>
            {
                var settings = services.GetRequiredService<StripeSettings>();
                return new StripeGateway(new HttpClient(_gateway), settings, new(settings, TimeProvider.System), NullLogger<StripeGateway>.Instance);
            });
        }

        /// <summary>What a test is about: a call under way, its key, and what becomes of it.</summary>
        internal sealed record Work(
            string Kind, Guid Order, Guid Refund, string Key, PaymentState State, string Effect, Type Told, Type? ToldOfRefusal)
        {
            public IRequest<Result> Job => Kind switch
            {
                "authorize" => new Delivery<AuthorizePayment, AuthorizePaymentJob>(new(Order, "T")),
                "capture" => new Delivery<CapturePayment, CapturePaymentJob>(new(Order, "T")),
                "void" => new Delivery<VoidPayment, VoidPaymentJob>(new(Order, "T")),
                _ => new Delivery<RefundPayment, RefundPaymentJob>(new(Order, "T", Refund)),
            };
        }

        /// <param name="Key">Null for a read.</param>
        internal sealed record Sent(string? Key);

        internal async Task<Work> BegunAsync(string kind, TimeSpan ago)
        {
            await using var scope = Services.CreateAsyncScope();
            var stamp = new Stamp(TimeProvider.System.GetUtcNow() - ago, scope.ServiceProvider.GetRequiredService<IIds>(), "test", default);
            var payment = Payment.Open(Events.OrderPlaced(), stamp);
            if (kind != "authorize") payment.Observe(Parse(Intent(payment.Id, "requires_capture")), stamp);
            if (kind is "capture" or "refund") payment.Capture(stamp);
            if (kind is "void") payment.Cancel("changed my mind", stamp);
            if (kind is "refund") payment.Observe(Parse(Intent(payment.Id, "succeeded")), stamp);
            var refund = kind is "refund" ? payment.RequestRefund(new(1999, "USD"), "damaged", stamp).Value : null;
            payment.TakeEvents();
            var db = scope.ServiceProvider.GetRequiredService<PaymentsDbContext>();
            db.Add(payment);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            var (effect, published, refusal) = kind switch
            {
                "authorize" => ("Authorized", typeof(PaymentAuthorized), typeof(PaymentDeclined)),
                "capture" => ("Captured", typeof(PaymentCaptured), typeof(PaymentCaptureFailed)),
                "void" => ("Voided", typeof(PaymentVoided), null),
                _ => ("Succeeded", typeof(PaymentRefunded), (Type?)typeof(RefundFailed)),
            };
            return new(kind, payment.Id, refund?.Id ?? default, refund?.Key ?? payment.Current.Key, payment.State, effect, published, refusal);
        }

        /// <summary>One try of the job, with the gateway's answers to the call and to the look.</summary>
        internal async Task<(Result Result, List<Sent> Requests)> TryAsync(Work work, string call, string look)
        {
            var effect = Intent(work.Order, work.Kind switch { "authorize" => "requires_capture", "capture" => "succeeded", _ => "canceled" });
            var nothing = work.Kind is "authorize" or "refund" ? "" : Intent(work.Order, "requires_capture");
            if (work.Kind == "refund")
                effect = JsonSerializer.Serialize(new
                {
                    id = $"re_{work.Order:n}",
                    @object = "refund",
                    amount = 1999,
                    currency = "usd",
                    status = "succeeded",
                    payment_intent = $"pi_{work.Order:n}",
                    metadata = new Dictionary<string, string> { ["refund_id"] = work.Refund.ToString() },
                });
            _gateway.Requests.Clear();
            _gateway.Answer = request => (request.Method == HttpMethod.Get ? look : call) switch
            {
                "succeeded" => (200, effect, null),
                "effect" or "none" when request.RequestUri!.Query.Length > 0 =>
                    (200, $$"""{"data":[{{(look == "effect" ? effect : nothing)}}],"has_more":false}""", null),
                "effect" => (200, effect, null),
                "none" => (200, nothing, null),
                "refused" => (402, """{"error":{"type":"card_error","code":"card_declined","message":"No."}}""", null),
                "moved-on" => (400, """{"error":{"type":"invalid_request_error","code":"payment_intent_unexpected_state"}}""", null),
                "key-reused" => (400, """{"error":{"type":"idempotency_error"}}""", null),
                "busy" => (429, """{"error":{"type":"invalid_request_error","code":"lock_timeout"}}""", null),
                "unknown" => (200, effect[..20], null),
                "final" => (500, "", "Idempotent-Replayed"),
                var other => throw new InvalidOperationException($"Nobody should have asked: {other}."),
            };
            return (await this.SendAsync(work.Job), [.. _gateway.Requests]);
        }

        internal Task<Payment> PaymentAsync(Guid order) => ReadAsync(db => db.Payments.AsNoTracking().SingleAsync(p => p.Id == order));

        internal async Task<string> StateAsync(Work work) =>
            await PaymentAsync(work.Order) is var payment && work.Kind == "refund" ? payment.Refunds.Single().State.ToString() : payment.State.ToString();

        /// <summary>The names of the events about an order.</summary>
        internal Task<string[]> NamesToldAsync(Guid order)
        {
            var text = order.ToString();
            return ReadAsync(db => db.Outbox.AsNoTracking().Where(m => m.Payload.Contains(text)).Select(m => m.Name).ToArrayAsync());
        }

        private Task<T> ReadAsync<T>(Func<PaymentsDbContext, Task<T>> read) => this.AskAsync(read);

        private static string Intent(Guid order, string status) => JsonSerializer.Serialize(new
        {
            id = $"pi_{order:n}",
            @object = "payment_intent",
            amount = 1999,
            amount_received = status == "succeeded" ? 1999 : 0,
            currency = "usd",
            status,
            metadata = new Dictionary<string, string> { ["order_id"] = order.ToString() },
        });

        private static PaymentIntent Parse(string json) => JsonSerializer.Deserialize<PaymentIntent>(json, StripeJson.Options)!;

        private sealed class Script : HttpMessageHandler
        {
            public List<Sent> Requests { get; } = [];
            public Func<HttpRequestMessage, (int Status, string Body, string? Header)> Answer { get; set; } = _ => default;

            protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                Requests.Add(new(request.Headers.TryGetValues("Idempotency-Key", out var keys) ? keys.Single() : null));
                var (status, body, header) = Answer(request);
                var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
                if (header is not null) response.Headers.Add(header, "true");
                return Task.FromResult(response);
            }
        }
    }
}
