namespace ClickCart.Ordering.Orders;

/// <summary>
/// A guest finds an order by its number and e-mail address, and this browser may open it for a day. Wrong pairs, accounts' orders and orders that never
/// were get one answer; a number has 30 random bits, and the endpoint takes few tries a minute.
/// </summary>
internal static class FindOrder
{
    public sealed record Request(string? Number, string? Email) : IRequest<Result<Response>>;

    public sealed record Response(Guid OrderId);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Shop().MapGet("/orders/find", () => Pages.Show<FindOrderPage>()).RequireAccess(Access.Anyone);
            app.Shop().MapPost("/orders/find", async (Form<Request> form, HttpContext http, OpenedOrders opened, IMediator m, CancellationToken ct) =>
            {
                var found = await form.Send(r => m.Send(r, ct));
                if (found.Succeeded) opened.Add(http, found.Value.OrderId, TimeSpan.FromDays(1));
                return found.Redirect(f => $"/orders/{f.OrderId}");
            }).RequireRateLimiting(Guards.SignIn).RequireAccess(Access.Anyone);
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Number).NotEmpty().WithMessage("Enter the order's number, such as CC-261123-7K2M9Q.").MaximumLength(40);
            RuleFor(r => r.Email).NotEmpty().WithMessage("Enter the e-mail address that you ordered with.").MaximumLength(254);
        }
    }

    internal sealed class Handler(OrderingDbContext db) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            var (number, email) = (request.Number!.Trim().ToUpperInvariant(), request.Email!.Trim().ToLowerInvariant());
            return await db.Orders.Where(o => o.Number == number && o.Email == email && o.AccountId == null)
                .Select(o => new Response(o.Id)).FirstOrDefaultAsync(cancellationToken) is { } found
                ? found
                : new Error(ErrorKind.NotFound, "not-found", "No guest order has this number and e-mail address.");
        }
    }
}
