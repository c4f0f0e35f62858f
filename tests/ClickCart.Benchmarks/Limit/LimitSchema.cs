namespace ClickCart.Benchmarks.Limit;

/// <summary>What the behaviours need to keep, and the indexes that their queries need; nothing else.</summary>
internal static class LimitSchema
{
    /// <summary>Times are microseconds since 1970, money minor units.</summary>
    public static string For(bool sqlite)
    {
        var search = sqlite
            ? "CREATE VIRTUAL TABLE search USING fts5(id UNINDEXED, words)"
            : "CREATE TABLE search (id text PRIMARY KEY, words tsvector); CREATE INDEX search_words ON search USING gin (words)";
        return $"""
            CREATE TABLE category (slug text PRIMARY KEY, name text NOT NULL, position int NOT NULL);
            CREATE TABLE product (id text PRIMARY KEY, slug text NOT NULL UNIQUE, name text NOT NULL, description text NOT NULL, category text NOT NULL,
                price bigint NOT NULL,
                currency text NOT NULL, image_url text, images text NOT NULL, attributes text NOT NULL, in_stock int NOT NULL, created_at bigint NOT NULL);
            CREATE INDEX product_newest ON product (created_at DESC, id DESC);
            CREATE INDEX product_category ON product (category, created_at DESC, id DESC);
            CREATE INDEX product_price ON product (category, price, id);
            CREATE TABLE variant (sku text PRIMARY KEY, product_id text NOT NULL, name text NOT NULL, item_name text NOT NULL, price bigint NOT NULL,
                weight int NOT NULL, position int NOT NULL);
            CREATE INDEX variant_product ON variant (product_id, position);
            CREATE TABLE stock (sku text PRIMARY KEY, on_hand int NOT NULL, held int NOT NULL, CHECK (held >= 0 AND held <= on_hand));
            CREATE TABLE movement (id text PRIMARY KEY, sku text NOT NULL, delta int NOT NULL, balance int NOT NULL, reference text NOT NULL,
                at bigint NOT NULL);
            {search};
            CREATE TABLE cart (id text PRIMARY KEY, items text NOT NULL, version int NOT NULL);
            CREATE TABLE quote (id text PRIMARY KEY, cart_id text NOT NULL, body text NOT NULL, expires_at bigint NOT NULL, used int NOT NULL);
            CREATE TABLE orders (id text PRIMARY KEY, number text NOT NULL UNIQUE, status text NOT NULL, payment_status text NOT NULL,
                fulfilment_status text NOT NULL, email text NOT NULL,
                token_hash text NOT NULL, body text NOT NULL, created_at bigint NOT NULL, updated_at bigint NOT NULL, version int NOT NULL);
            CREATE TABLE order_line (order_id text NOT NULL, number int NOT NULL, sku text NOT NULL, quantity int NOT NULL, unit_price bigint NOT NULL,
                total bigint NOT NULL, PRIMARY KEY (order_id, number));
            CREATE TABLE hold (order_id text NOT NULL, sku text NOT NULL, quantity int NOT NULL, expires_at bigint NOT NULL, PRIMARY KEY (order_id, sku));
            CREATE TABLE timeline (order_id text NOT NULL, number int NOT NULL, what text NOT NULL, at bigint NOT NULL, PRIMARY KEY (order_id, number));
            CREATE TABLE outbox (id text PRIMARY KEY, name text NOT NULL, payload text NOT NULL, at bigint NOT NULL, done_at bigint);
            CREATE TABLE idempotency (scope text NOT NULL, key text NOT NULL, hash text NOT NULL, answer text NOT NULL, PRIMARY KEY (scope, key));
            CREATE TABLE payment (order_id text PRIMARY KEY, key text NOT NULL, gateway_id text, state text NOT NULL, amount bigint NOT NULL);
            CREATE TABLE shipment (order_id text PRIMARY KEY, carrier_id text NOT NULL UNIQUE, state text NOT NULL, tracking_code text, tracker text,
                told int NOT NULL);
            CREATE TABLE invoice_counter (last bigint NOT NULL);
            INSERT INTO invoice_counter VALUES (0);
            CREATE TABLE invoice (number bigint PRIMARY KEY, order_id text NOT NULL UNIQUE, at bigint NOT NULL);
            CREATE TABLE mail (id text PRIMARY KEY, order_id text NOT NULL, recipient text NOT NULL, subject text NOT NULL, html text NOT NULL,
                at bigint NOT NULL);
            CREATE TABLE webhook (id text PRIMARY KEY, body text NOT NULL, at bigint NOT NULL)
            """;
    }
}
