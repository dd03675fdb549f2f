import { carryFault, printedValue } from '../../../../shared/autopilot/import-file/import-value.ts';
import { ok } from '../../../../shared/result.ts';
import { rosterView } from '../../../core/depot/roster-view.ts';
import { recordPlace, renumberStick, retireStick } from '../../../core/store/sticks.ts';
import { openSession, recorded } from '../../depot/depot-session.ts';
import type { MainContext } from '../../main-context.ts';
import { refused } from '../refused.ts';
import type { FeatureHandlers } from '../registrar.ts';

export function sticksHandlers({ clock, depots, desktop, settings }: MainContext): FeatureHandlers<'sticks'> {
  const session = () => openSession(depots);
  const bench = () => session().bench;
  /** Each depot has a choice of its own: what is tried out in practice never goes onto a real stick. */
  const kind = () => depots.view().kind;

  return {
    'sticks:bench': async () => bench().view(),
    async 'sticks:prepare'({ cards, accepted }) {
      // A tag that was chosen a moment ago is the one that goes onto the sticks.
      await session().settingsApplied();
      return bench().prepare(cards, accepted);
    },
    async 'sticks:cancel'() {
      bench().cancel();
      return null;
    },
    'sticks:again': async (end) => bench().again(end),
    'sticks:collect': async (card) => bench().collect(card),
    'sticks:eject': async (card) => bench().eject(card),
    'sticks:clear': async (card) => bench().clear(card),
    async 'sticks:dismiss'(cardOrNotice) {
      bench().dismiss(cardOrNotice);
      return null;
    },
    async 'sticks:add-folder'() {
      session();
      const path = await desktop.chooseFolder('stick', null);
      return path === null ? refused('cancelled') : bench().addFolder(path);
    },
    'sticks:roster': async ({ filter, cursor, limit }) =>
      rosterView(
        session().store,
        filter,
        { cursor, limit },
        bench().inside(),
        clock.nowMs(),
        settings.values().outTooLongDays,
      ),
    async 'sticks:renumber'({ stickId, number }) {
      const changed = await recorded(depots, renumberStick(session().store, stickId, number));
      await bench().rosterChanged();
      return changed.ok ? ok(null) : refused(changed.error.code);
    },
    async 'sticks:place'({ stickId, place }) {
      const { store } = session();
      const changed = await recorded(
        depots,
        place === 'retired' ? retireStick(store, stickId) : recordPlace(store, stickId, place),
      );
      await bench().rosterChanged();
      // Neither of the two gives a number to a stick.
      return changed.ok ? ok(null) : refused('stick-unknown');
    },
    'sticks:stage-view': async () => settings.stage(kind()),
    async 'sticks:set-stage'(choice) {
      if (carryFault('groupTag', printedValue('groupTag', choice.groupTag)) !== null) return refused('tag-not-carried');
      return ok(settings.setStage(kind(), choice));
    },
    async 'sticks:save-preset'(preset) {
      const kept = settings.savePreset(kind(), preset);
      return kept.ok ? kept : refused(kept.error);
    },
    async 'sticks:delete-preset'(name) {
      const kept = settings.deletePreset(kind(), name);
      return kept.ok ? kept : refused(kept.error);
    },
  };
}
