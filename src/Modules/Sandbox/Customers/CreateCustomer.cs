namespace ClickCart.Sandbox.Customers;

/// <summary>Makes a customer, who can keep cards.</summary>
internal static class CreateCustomer
{
    internal sealed class Endpoint() : StripeEndpoint("POST", "/customers"), ICarterModule
    {
        protected override Task<WireResponse> AnswerAsync(StripeCall call)
        {
            call.Form.Allow("address", "description", "email", "metadata", "name", "phone", "preferred_locales", "shipping");
            var customer = new Customer
            {
                Id = call.NewId("cus"),
                Created = call.Now,
                Email = call.Form.Filled("email"),
                Name = call.Form.Filled("name"),
                Description = call.Form.Filled("description"),
                Metadata = call.Form.Metadata(),
            };
            call.Db.Put(customer.Id, customer);
            return Task.FromResult(WireResponse.Json(200, new
            {
                customer.Id,
                Object = "customer",
                Balance = 0,
                Created = customer.Created.ToUnixTimeSeconds(),
                Currency = (string?)null,
                customer.Description,
                customer.Email,
                Livemode = false,
                customer.Metadata,
                customer.Name,
                Phone = (string?)null,
            }));
        }
    }
}

/// <summary>Somebody who keeps cards at the gateway.</summary>
internal sealed class Customer : IDocument
{
    public static string Prefix => "cus_";

    public required string Id { get; init; }
    public required DateTimeOffset Created { get; init; }
    public string? Email { get; init; }
    public string? Name { get; init; }
    public string? Description { get; init; }
    public Dictionary<string, string> Metadata { get; init; } = [];
}
