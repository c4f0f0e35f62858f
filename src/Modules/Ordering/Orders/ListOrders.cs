namespace ClickCart.Ordering.Orders;

/// <summary>The account's own orders, newest first.</summary>
internal static class ListOrders
{
    public sealed record Request(Page Page) : IRequest<Result<Listing<OrderAnswer>>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Orders").MapGet("/orders", (Page page, IMediator mediator, CancellationToken ct) => mediator.Send(new Request(page), ct).Ok()).For(Who.Customer);
            app.Shop().MapGet("/orders", (Page page, IMediator mediator, CancellationToken ct) => mediator.Send(new Request(page), ct).Page(typeof(ListOrdersPage))).For(Who.Customer);
        }
    }

    internal sealed class Handler(OrderingDbContext db, ICaller caller) : IRequestHandler<Request, Result<Listing<OrderAnswer>>>
    {
        public async Task<Result<Listing<OrderAnswer>>> Handle(Request request, CancellationToken cancellationToken)
        {
            var account = caller.AccountId;
            var rows = await db.Orders.NewestFirst(request.Page, o => o.AccountId == account).Include(o => o.Lines).Include(o => o.Shipments).AsSplitQuery().AsNoTracking().ToListAsync(cancellationToken);
            return request.Page.Answer(rows, o => (o.CreatedAt, o.Id), OrderAnswer.Of);
        }
    }
}
