-- The hub: one append-only journal, one table of photos, and who may write in whose name.
-- Run once by `main.py hub init`, as the hub's owner. docs/hub.md says what it holds against.
--
-- What only the tills can check is signatures: SQL has no Ed25519. Everything else of
-- docs/journal.md, sections 3, 4 and 6, is checked here and again on every till.

CREATE SCHEMA rahba;

-- secret: only the hub itself reads it; without it nobody knows where another cooperative listens.
CREATE TABLE rahba.hub (version integer NOT NULL, secret uuid NOT NULL DEFAULT gen_random_uuid());
INSERT INTO rahba.hub VALUES (1);

-- One login role a till. A row without `till` is an invitation nobody has used yet.
CREATE TABLE rahba.member (
  role name PRIMARY KEY,
  cooperative text NOT NULL CHECK (cooperative ~ '^[0-9A-HJKMNP-TV-Z]{6}$'),
  till text CHECK (till ~ '^[0-9A-HJKMNP-TV-Z]{6}$'),
  label text NOT NULL DEFAULT '',
  series text NOT NULL DEFAULT '',
  invited_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  expires_at timestamptz NOT NULL,
  claimed_at timestamptz,
  revoked_from timestamptz
);
CREATE INDEX member_till ON rahba.member (cooperative, till);
-- Of two invitations that are used for one till at the same moment, one is refused.
CREATE UNIQUE INDEX member_is_one ON rahba.member (cooperative, till) WHERE revoked_from IS NULL;

-- The columns of a till's own journal, led by the cooperative: cooperative and till lead the key,
-- so that they can become the key of distribution when one machine is no longer enough.
CREATE TABLE rahba.journal (
  cooperative text NOT NULL,
  till text NOT NULL,
  seq bigint NOT NULL CHECK (seq BETWEEN 1 AND 9007199254740991),
  at bigint NOT NULL CHECK (at BETWEEN 0 AND 9007199254740991),
  kind text NOT NULL CHECK (kind ~ '^[a-z][a-z0-9_]{0,39}$'),
  body bytea NOT NULL CHECK (octet_length(body) <= 4000000),
  hash bytea NOT NULL CHECK (octet_length(hash) = 32),
  signature bytea NOT NULL CHECK (octet_length(signature) = 64),
  PRIMARY KEY (cooperative, till, seq)
);

CREATE TABLE rahba.photo (
  cooperative text NOT NULL,
  digest text NOT NULL,
  jpeg bytea NOT NULL CHECK (octet_length(jpeg) <= 4000000),
  PRIMARY KEY (cooperative, digest)
);

-- Who asks. `session_user` is who logged in: no setting and no SET ROLE changes it.
CREATE FUNCTION rahba.my_cooperative() RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT cooperative FROM rahba.member
  WHERE role = session_user
    AND (revoked_from IS NULL OR revoked_from > clock_timestamp())
    AND (till IS NOT NULL OR expires_at > clock_timestamp())
$$;

CREATE FUNCTION rahba.my_till() RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT till FROM rahba.member
  WHERE role = session_user AND (revoked_from IS NULL OR revoked_from > clock_timestamp())
$$;

-- Where the tills of the cooperative that asks call each other. Any role may listen and call
-- anywhere; a name that cannot be guessed keeps one cooperative from disturbing another.
CREATE FUNCTION rahba.my_channel() RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT 'rahba_' || substr(
    encode(sha256(convert_to(secret::text || rahba.my_cooperative(), 'UTF8')), 'hex'), 1, 40)
  FROM rahba.hub
$$;

-- The number of the last entry here of each till of the cooperative: the point to go on from.
CREATE FUNCTION rahba.heads() RETURNS TABLE (till text, seq bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT known.till, last.seq
  FROM (
    SELECT DISTINCT m.cooperative, m.till FROM rahba.member m
    WHERE m.cooperative = rahba.my_cooperative() AND m.till IS NOT NULL
  ) AS known
  CROSS JOIN LATERAL (
    SELECT j.seq FROM rahba.journal j
    WHERE j.cooperative = known.cooperative AND j.till = known.till
    ORDER BY j.seq DESC LIMIT 1
  ) AS last
$$;

-- Use an invitation: from now on this role is that till, under a password only that till knows.
CREATE FUNCTION rahba.claim(wanted text, verifier text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  mine rahba.member;
BEGIN
  IF wanted IS NULL OR verifier IS NULL THEN
    RAISE EXCEPTION 'a till has a name and a password' USING ERRCODE = 'RH001';
  END IF;
  SELECT * INTO mine FROM rahba.member WHERE role = session_user FOR UPDATE;
  IF NOT FOUND OR mine.revoked_from <= clock_timestamp() THEN
    RAISE EXCEPTION 'this role was not invited' USING ERRCODE = 'RH001';
  END IF;
  IF mine.till IS NOT NULL THEN
    IF mine.till = wanted THEN
      RETURN;
    END IF;
    RAISE EXCEPTION 'the invitation was used' USING ERRCODE = 'RH002';
  END IF;
  IF mine.expires_at <= clock_timestamp() THEN
    RAISE EXCEPTION 'the invitation has expired' USING ERRCODE = 'RH003';
  END IF;
  IF EXISTS (
    SELECT 1 FROM rahba.member m
    WHERE m.cooperative = mine.cooperative AND m.till = wanted AND m.revoked_from IS NULL
  ) THEN
    RAISE EXCEPTION 'that till has a role already' USING ERRCODE = 'RH004';
  END IF;
  IF verifier NOT LIKE 'SCRAM-SHA-256$%' THEN
    RAISE EXCEPTION 'a password is sent hashed' USING ERRCODE = 'RH001';
  END IF;
  UPDATE rahba.member SET till = wanted, claimed_at = clock_timestamp() WHERE role = session_user;
  EXECUTE format('ALTER ROLE %I PASSWORD %L VALID UNTIL ''infinity''', session_user, verifier);
EXCEPTION WHEN unique_violation THEN
  RAISE EXCEPTION 'that till has a role already' USING ERRCODE = 'RH004';
END
$$;

-- The name of a till, from its public key (docs/journal.md, section 4).
CREATE FUNCTION rahba.name_of(public_key bytea) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT string_agg(
    substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', ((bits >> shift) & 31)::integer + 1, 1), ''
    ORDER BY shift DESC
  )
  FROM (
    SELECT ('x' || encode(substr(sha256(public_key), 1, 4), 'hex'))::bit(32)::bigint >> 2 AS bits
  ) AS head, generate_series(0, 25, 5) AS shift
$$;

-- Before a statement: whoever adds is a till that is let in, and waits for its own other self.
CREATE FUNCTION rahba.guard_writer() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM 1 FROM rahba.member
  WHERE role = session_user AND till IS NOT NULL
    AND (revoked_from IS NULL OR revoked_from > clock_timestamp())
  FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'only a till that is let in adds to the hub' USING ERRCODE = 'RH001';
  END IF;
  RETURN NULL;
END
$$;

-- Before each entry: it is of this till, follows the one before, and hashes to what it says.
CREATE FUNCTION rahba.guard_entry() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  here record;
  link bytea := decode(repeat('00', 32), 'hex');
  last_at bigint := -1;
  opened jsonb;
BEGIN
  -- Before anything is worked out over it: the limits of the table are looked at after this.
  IF octet_length(NEW.body) > 4000000 THEN
    RAISE EXCEPTION 'size of %-%', NEW.till, NEW.seq USING ERRCODE = 'RH006';
  END IF;
  -- Whether it is shut out was looked at once for the statement.
  PERFORM 1 FROM rahba.member m
  WHERE m.role = session_user AND m.till = NEW.till AND m.cooperative = NEW.cooperative;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'a till writes for itself alone' USING ERRCODE = 'RH001';
  END IF;
  -- This entry, if it is here, else the one before it: one step in the index.
  SELECT j.seq, j.hash, j.at INTO here FROM rahba.journal j
  WHERE j.cooperative = NEW.cooperative AND j.till = NEW.till
    AND j.seq BETWEEN NEW.seq - 1 AND NEW.seq
  ORDER BY j.seq DESC LIMIT 1;
  IF here.seq = NEW.seq THEN
    IF here.hash = NEW.hash THEN
      RETURN NULL;
    END IF;
    RAISE EXCEPTION 'fork at %-%', NEW.till, NEW.seq USING ERRCODE = 'RH005';
  END IF;
  IF NEW.seq > 1 THEN
    IF here.seq IS NULL THEN
      RAISE EXCEPTION 'gap before %-%', NEW.till, NEW.seq USING ERRCODE = 'RH006';
    END IF;
    link := here.hash;
    last_at := here.at;
  END IF;
  IF NEW.at <= last_at THEN
    RAISE EXCEPTION 'time of %-%', NEW.till, NEW.seq USING ERRCODE = 'RH006';
  END IF;
  IF NEW.hash IS DISTINCT FROM sha256(
    convert_to(
      concat_ws(E'\n', 'rahba-journal-1', encode(link, 'hex'), NEW.till, NEW.seq, NEW.at,
                NEW.kind, ''), 'UTF8')
    || NEW.body
  ) THEN
    RAISE EXCEPTION 'hash of %-%', NEW.till, NEW.seq USING ERRCODE = 'RH006';
  END IF;
  IF (NEW.seq = 1) <> (NEW.kind = 'till_opened') THEN
    RAISE EXCEPTION 'opening of %', NEW.till USING ERRCODE = 'RH006';
  END IF;
  IF NEW.seq = 1 THEN
    opened := convert_from(NEW.body, 'UTF8')::jsonb;
    IF rahba.name_of(decode(opened ->> 'public_key', 'hex')) IS DISTINCT FROM NEW.till
       OR coalesce(nullif(opened ->> 'cooperative', ''), NEW.till) <> NEW.cooperative THEN
      RAISE EXCEPTION 'opening of %', NEW.till USING ERRCODE = 'RH006';
    END IF;
  END IF;
  RETURN NEW;
END
$$;

CREATE FUNCTION rahba.guard_photo() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NEW.cooperative IS DISTINCT FROM rahba.my_cooperative() THEN
    RAISE EXCEPTION 'a till writes for its own cooperative' USING ERRCODE = 'RH001';
  END IF;
  IF octet_length(NEW.jpeg) > 4000000 THEN
    RAISE EXCEPTION 'size of a photo' USING ERRCODE = 'RH006';
  END IF;
  IF NEW.digest IS DISTINCT FROM encode(sha256(NEW.jpeg), 'hex') THEN
    RAISE EXCEPTION 'the photo is not what its name says' USING ERRCODE = 'RH006';
  END IF;
  RETURN NEW;
END
$$;

CREATE FUNCTION rahba.refuse() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'the hub only ever grows' USING ERRCODE = 'RH001';
END
$$;

-- After a statement: whoever listens hears that this till has something new. A queue that somebody
-- keeps full would let the entry itself fail: then nobody is called, and all look after a while.
CREATE FUNCTION rahba.tell() RETURNS trigger
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF pg_notification_queue_usage() < 0.5 THEN
    PERFORM pg_notify(rahba.my_channel(), rahba.my_till());
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER writer BEFORE INSERT ON rahba.journal
  FOR EACH STATEMENT EXECUTE FUNCTION rahba.guard_writer();
CREATE TRIGGER entry BEFORE INSERT ON rahba.journal
  FOR EACH ROW EXECUTE FUNCTION rahba.guard_entry();
CREATE TRIGGER told AFTER INSERT ON rahba.journal
  FOR EACH STATEMENT EXECUTE FUNCTION rahba.tell();
CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON rahba.journal
  FOR EACH STATEMENT EXECUTE FUNCTION rahba.refuse();
CREATE TRIGGER writer BEFORE INSERT ON rahba.photo
  FOR EACH STATEMENT EXECUTE FUNCTION rahba.guard_writer();
CREATE TRIGGER photo BEFORE INSERT ON rahba.photo
  FOR EACH ROW EXECUTE FUNCTION rahba.guard_photo();
CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON rahba.photo
  FOR EACH STATEMENT EXECUTE FUNCTION rahba.refuse();

ALTER TABLE rahba.journal ENABLE ROW LEVEL SECURITY;
ALTER TABLE rahba.photo ENABLE ROW LEVEL SECURITY;
ALTER TABLE rahba.member ENABLE ROW LEVEL SECURITY;

-- The functions stand in subqueries so that they are asked once a statement, not once a row.
CREATE POLICY reading ON rahba.journal FOR SELECT
  USING (cooperative = (SELECT rahba.my_cooperative()));
CREATE POLICY writing ON rahba.journal FOR INSERT
  WITH CHECK (cooperative = (SELECT rahba.my_cooperative()) AND till = (SELECT rahba.my_till()));
CREATE POLICY reading ON rahba.photo FOR SELECT
  USING (cooperative = (SELECT rahba.my_cooperative()));
CREATE POLICY writing ON rahba.photo FOR INSERT
  WITH CHECK (cooperative = (SELECT rahba.my_cooperative())
              AND (SELECT rahba.my_till()) IS NOT NULL);

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA rahba FROM PUBLIC;
GRANT USAGE ON SCHEMA rahba TO rahba_till;
GRANT SELECT, INSERT ON rahba.journal, rahba.photo TO rahba_till;
GRANT SELECT (version) ON rahba.hub TO rahba_till;
GRANT EXECUTE ON FUNCTION rahba.my_cooperative(), rahba.my_till(), rahba.my_channel(),
  rahba.heads(), rahba.claim(text, text) TO rahba_till;
