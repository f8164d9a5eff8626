-- Follows from the master key and gives nothing of it away. A node with another one is refused before it changes anything.
alter table control.installation add column secrets_mark text;
